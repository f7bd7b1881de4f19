"""Saving, sharing, renaming and removing views of a register: each person keeps her own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.roles import Role
from secretariat.engine.history.acting import act
from secretariat.engine.records.refusing import explained
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.models import SavedView
from secretariat.kernel.errors import BadInput

SAVE, CHANGE, REMOVE = "registers.save_view", "registers.change_view", "registers.remove_view"
LONGEST = 60  # letters of a name


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a view is to be kept: its name, the key of the role it is shared with, shown first."""

    name: str
    role: str = ""
    is_default: bool = False


def views_of(register: Register, *, reader: Person, on: date) -> Sequence[SavedView]:
    """Her own views of a register, and those shared with a role she holds on the day; one query."""
    held = [role.key for role in roles_held(reader, on=on)]
    seen = Q(owner=reader) | Q(role__in=held)
    return list(SavedView.objects.filter(seen, register=register.key).order_by("name", "pk"))


def default_of(views: Sequence[SavedView], *, reader: Person) -> SavedView | None:
    """The view she wants to see first; what another has chosen for himself does not count."""
    return next((one for one in views if one.is_default and one.owner_id == reader.pk), None)


def own_view(register: Register, number: int, *, reader: Person) -> SavedView:
    """A view of hers, by its number; anything else is as if there were none."""
    found = SavedView.objects.filter(pk=number, register=register.key, owner=reader).first()
    if found is None:
        raise nothing_here()
    return found


def roles_held(person: Person, *, on: date) -> tuple[Role, ...]:
    """The roles a person holds on a day, over whatever scope."""
    rights = rights_of(person, on=on)
    held = {grant.role for grant in rights.grants if rights.in_force(grant)}
    return tuple(role for key, role in rights.roles.items() if key in held)


def save_view(register: Register, asks: str, wanted: Wanted, *, by: Person, on: date) -> SavedView:
    """Keep what is asked of a register under a name. Raises BadInput or Conflict."""
    _hold(wanted, by=by, on=on)
    view = SavedView(register=register.key, owner=by, asks=asks, **_values(wanted))
    with explained(SavedView), act(SAVE, by=by):
        if wanted.is_default:
            _make_room(view)
        (made,) = _plain().bulk_create([view])
    return made


def change_view(view: SavedView, wanted: Wanted, *, by: Person, on: date) -> None:
    """Rename a view, share it, or show it first. Raises BadInput or Conflict."""
    _hold(wanted, by=by, on=on, shared_now=view.role)
    with explained(SavedView), act(CHANGE, by=by):
        if wanted.is_default:
            _make_room(view)
        _plain().filter(pk=view.pk).update(**_values(wanted))


def remove_view(view: SavedView, *, by: Person) -> None:
    """Take a view away, also from those it was shared with; its history stays."""
    with explained(SavedView), act(REMOVE, by=by):
        rows = _plain().filter(pk=view.pk)
        rows._raw_delete(rows.db)


def _plain() -> QuerySet[SavedView]:
    """Django's own QuerySet, whose writing half is open."""
    return QuerySet(SavedView)


def _values(wanted: Wanted) -> dict[str, object]:
    return {"name": wanted.name.strip(), "role": wanted.role, "is_default": wanted.is_default}


def _make_room(view: SavedView) -> None:
    """Only one view of a register is shown first to a person."""
    others = _plain().filter(owner_id=view.owner_id, register=view.register)
    others.filter(is_default=True).exclude(pk=view.pk).update(is_default=False)


def _hold(wanted: Wanted, *, by: Person, on: date, shared_now: str = "") -> None:
    if not wanted.name.strip() or len(wanted.name.strip()) > LONGEST:
        raise BadInput(
            _("A view needs a name."),
            do=_("Give it one of at most %(count)s letters.") % {"count": LONGEST},
        )
    held = {"", shared_now, *(role.key for role in roles_held(by, on=on))}
    if wanted.role not in held:
        raise BadInput(
            _("A view is shared with a role of your own."),
            do=_("Choose one of the roles you hold, or nobody."),
        )
