"""Several records at once: which are meant, what may be done with them, and by what values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import Sight
from secretariat.engine.access.decisions import may
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.registers.counting import Count
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked, chosen, rows_of
from secretariat.kernel.errors import BadInput
from secretariat.web import formats
from secretariat.web.asking import list_asked, parts_of
from secretariat.web.contexts.frame import Hidden, Option
from secretariat.web.contexts.parts import Field
from secretariat.web.contexts.registers import Together
from secretariat.web.links import question
from secretariat.web.records.choosing import field_of
from secretariat.web.records.forms import Typed, fields, typed
from secretariat.web.records.moves import name_of

OF, ALL, DO = "of", "all", "do"
LIST = "list"  # the question of the list, in one word: its filters may be called as fields are
MOST = 10_000  # records of one action through a page: more are for an import
EMPTY = "empty_"  # before the name of a field that is to be emptied


@dataclass(frozen=True, kw_only=True)
class Meant:
    """The records that are meant, how many they are, and how the next address names them."""

    rows: QuerySet[Any]
    count: int
    kept: tuple[Hidden, ...]


def together(
    register: Register, asked: Asked, total: Count, *, actor: Actor, on: date
) -> Together | None:
    """Offer what may be done with several records, or say why it is closed; nothing else."""
    ways = [one for one in register.actions if one.kind is not Kind.ADD]
    shut = dict(_shut(ways, actor=actor, on=on))
    open_to_her = [one for one in ways if one.key not in shut]
    if not open_to_her:
        return None
    number = formats.number(total.number)
    return Together(
        url=reverse("together", args=[register.key]),
        ways=tuple(
            Option(value=name_of(one), label=_("%(action)s…") % {"action": one.title})
            for one in open_to_her
        ),
        shut=tuple(shut.values()),
        kept=(Hidden(name=LIST, value=question(parts_of(asked))),),
        all_matching=_("or all %(count)s that match") % {"count": number}
        if total.exactly and total.number <= MOST
        else "",
    )


def _shut(ways: list[Action], *, actor: Actor, on: date) -> Iterator[tuple[str, str]]:
    for one in ways:
        decisions = [may(actor, permission, scope=None, on=on) for permission in one.permissions]
        refused = next((decision for decision in decisions if not decision), None)
        if refused is not None:
            told = {"action": one.title, "reason": refused.because}
            yield one.key, _("%(action)s: closed. %(reason)s") % told


def meant(register: Register, asked: QueryDict, *, actor: Actor, on: date) -> Meant:
    """Read which records are meant: those ticked, or all that the list's filters leave.

    Raises BadInput where none is meant, or more than one page should change.
    """
    numbers = [value for value in asked.getlist(OF) if value.isdecimal() and len(value) < 19]
    kept: tuple[Hidden, ...]
    if ALL in asked:
        wanted = str(asked.get(LIST, ""))
        listed = list_asked(register, QueryDict(wanted.removeprefix("?")))
        rows = chosen(register, listed, actor=actor, on=on)
        kept = (Hidden(name=ALL, value="1"), Hidden(name=LIST, value=wanted))
    else:
        rows = rows_of(register, actor=actor, on=on).filter(pk__in=numbers[: MOST + 1])
        kept = tuple(Hidden(name=OF, value=one) for one in numbers)
    return _some(Meant(rows=rows, kept=kept, count=_count(rows)), ticked=len(numbers))


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by().values("pk")[: MOST + 1].count()


def _some(found: Meant, *, ticked: int) -> Meant:
    if not found.count:
        raise BadInput(
            _("No record is selected."),
            do=_("Go back, tick some records, or choose all that match."),
        )
    if max(found.count, ticked) > MOST:
        raise BadInput(
            _("These are more than %(most)s records.") % {"most": formats.number(MOST)},
            why=_("A page changes no more at once."),
            do=_("Narrow the list, or import a file with the changes."),
        )
    return found


def for_all(action: Action) -> Action:
    """The action on a set: fields in which every record has a value of its own are left out."""
    own = {field.name for field in action.model._meta.concrete_fields if field.unique}
    own |= {one for names in action.model._meta.unique_together for one in names}
    return replace(action, fields=tuple(name for name in action.fields if name not in own))


def values(action: Action, posted: Mapping[str, str], *, sees: Sight) -> Typed:
    """Read what every record is to be given: a field left alone stays as each record has it."""
    emptied = [name for name in action.fields if f"{EMPTY}{name}" in posted]
    sent = {field_of(name) for name, value in posted.items() if value}
    filled = [name for name in action.fields if name in sent and name not in emptied]
    found = typed(replace(action, fields=tuple(filled)), posted, sees=sees)
    return Typed(values={**found.values, **_emptied(action, emptied)}, errors=found.errors)


def _emptied(action: Action, names: list[str]) -> dict[str, Any]:
    fields = {name: action.model._meta.get_field(name) for name in names}
    return {name: None if field.null else "" for name, field in fields.items()}


def fields_for_all(
    action: Action, posted: Mapping[str, str], found: Typed, *, sees: Sight
) -> tuple[Field, ...]:
    """Show each field empty, and beside those that may be empty a box that empties them."""
    return tuple(
        shown
        for field in fields(action, None, posted, found, sees=sees)
        for shown in _field_for_all(action, field, posted)
    )


def _field_for_all(action: Action, field: Field, posted: Mapping[str, str]) -> Iterator[Field]:
    alone = _("Leave as it is")
    if field.kind == "checkbox":
        choices = (("", alone), ("on", _("yes")), ("False", _("no")))
        options = tuple(
            Option(value=value, label=label, is_chosen=posted.get(field.name, "") == value)
            for value, label in choices
        )
        yield replace(field, kind="select", options=options, is_required=False)
        return
    options = tuple(one if one.value else replace(one, label=alone) for one in field.options)
    if field.options and all(one.value for one in options):
        options = (Option(value="", label=alone), *options)
    yield replace(field, options=options, is_required=False)
    column: Any = action.model._meta.get_field(field_of(field.name))
    if column.null or column.blank:
        name = f"{EMPTY}{column.name}"
        label = _("Empty “%(field)s”") % {"field": field.label}
        yield Field(name=name, label=label, kind="checkbox", value=posted.get(name, ""))


def told(count: int) -> str:
    """Say how many records."""
    words = ngettext("%(count)s record", "%(count)s records", count)
    return words % {"count": formats.number(count)}
