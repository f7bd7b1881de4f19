"""What the Office does of itself for workflows: remind of deadlines, and write to people."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.jobs.declaring import Job, Result, Work
from secretariat.engine.notices.mailing import write_to_all
from secretariat.engine.workflows.reminding import send_reminders
from secretariat.web.formats import number
from secretariat.web.workflows.letters import send


def _remind(work: Work) -> Result:
    count = send_reminders(work.on)
    return Result(sentence=_("Reminders written: %(count)s.") % {"count": number(count)})


def _write(work: Work) -> Result:
    if not settings.EMAIL_HOST:
        return Result(sentence=_("No mail server is known here: nothing was sent."))
    count = write_to_all(send, on=work.on, now=work.at)
    return Result(sentence=_("Letters sent: %(count)s.") % {"count": number(count)})


REMIND = Job(
    key="workflows.remind",
    title=gettext_lazy("Reminders of deadlines"),
    do=_remind,
    every="0 4 * * *",
)
WRITE = Job(
    key="notices.write",
    title=gettext_lazy("E-mail to people"),
    do=_write,
    every="*/10 * * * *",
    by_steps=True,
)

JOBS = (REMIND, WRITE)
