"""What stands where a list has no record: why, and what to do first."""

from django.utils.translation import gettext as _

from secretariat.engine.registers.declaring import Register
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty
from secretariat.web.records import filtering
from secretariat.web.records.moves import who_adds


def nothing_matches(register: Register) -> Empty:
    """No record is what was asked for."""
    return Empty(
        title=_("No record matches these filters"),
        sentence=_("Take one filter away, or look at another date."),
        ways_out=(Link(label=_("Clear all filters"), url=filtering.whole(register)),),
    )


def nothing_yet(register: Register, *, adds: Link | None, by_file: bool) -> Empty:
    """No record is there for her; `adds` is how she may record one, `by_file` if files fill it."""
    return Empty(
        title=_("Nothing is recorded here yet"),
        sentence=_first(register, adds, by_file=by_file),
        ways_out=(adds,) if adds else (),
    )


def _first(register: Register, adds: Link | None, *, by_file: bool) -> str:
    """What she can do for a first record, or whose it is to record."""
    if adds is None:
        roles = who_adds(register)
        return _("It is for these roles to record: %(roles)s.") % {"roles": roles} if roles else ""
    return _("Import a file, or record the first by an action.") if by_file else ""
