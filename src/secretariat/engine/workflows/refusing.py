"""Why a move is closed, to everybody for now or to who asks: the same words wherever it is said."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.records.performing import SHOWN
from secretariat.kernel.errors import Conflict, Problem, Refused, Text

NOT_YET: Final = gettext_lazy("Not yet:")
NOT_YOU: Final = gettext_lazy("Not you:")


class NotYet(Conflict):
    """Something must hold before the move is made; each record that is not ready is named."""

    id = "secretariat.not_yet"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            _("%(not_yet)s %(reason)s") % {"not_yet": NOT_YET, "reason": problems[0].wrong},
            why=_of(problems),
        )
        self.problems = tuple(problems)


class NotYou(Refused):
    """Whoever asks may not make this move, though another may."""

    id = "secretariat.not_you"

    def __init__(self, reason: Text, *, records: Sequence[object] = (), do: Text = "") -> None:
        named = _("; ").join(str(record) for record in records[:SHOWN])
        super().__init__(
            _("%(not_you)s %(reason)s") % {"not_you": NOT_YOU, "reason": reason},
            why=_("It concerns: %(records)s.") % {"records": named} if named else "",
            do=do,
        )


def _of(problems: Sequence[Problem]) -> str:
    """The records that are not ready, once each."""
    named = dict.fromkeys(problem.where for problem in problems)
    told = {"records": _("; ").join(list(named)[:SHOWN]), "count": len(named)}
    if len(named) > SHOWN:
        return _("It concerns %(count)s records, among them: %(records)s.") % told
    return _("It concerns: %(records)s.") % told
