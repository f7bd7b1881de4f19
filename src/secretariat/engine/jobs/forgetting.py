"""Forgetting runs that are settled: what was done is in the records, not here."""

from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from secretariat.engine.jobs.declaring import Job, Result, Work
from secretariat.engine.jobs.models import Run, State

KEPT: Final = timedelta(days=90)
"""How long people can look what became of what they started."""

KEPT_IF_PERIODIC: Final = timedelta(days=7)
"""How long it is kept that the Office did what it does every day."""


def _forget(work: Work) -> Result:
    """Delete what was done or let go long ago; what failed stays until somebody has settled it."""
    long_ago = Q(ended_at__lt=work.at - KEPT)
    periodic = Q(due__isnull=False, ended_at__lt=work.at - KEPT_IF_PERIODIC)
    settled = Run.objects.filter(long_ago | periodic, state__in=[State.DONE, State.LET_GO])
    count = settled.count()
    settled.delete()
    told = ngettext("%(count)s job was forgotten.", "%(count)s jobs were forgotten.", count)
    return Result(sentence=told % {"count": count} if count else _("There was nothing to forget."))


FORGET = Job(
    key="jobs.forget_settled",
    title=gettext_lazy("Forgetting jobs done long ago"),
    do=_forget,
    every="40 3 * * *",
)
