"""What changed, as a reader's home page tells it: only of what she may see, newest first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.rights import Rights
from secretariat.engine.history.models import Act
from secretariat.engine.imports.declaring import imports
from secretariat.engine.notices.following import Touched, latest_acts, model_of
from secretariat.engine.notices.models import Follow
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.records.declaring import actions
from secretariat.engine.records.telling import people_of, told, who_acted
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.listing import rows_of
from secretariat.web import formats
from secretariat.web.contexts.parts import Event
from secretariat.web.links import record_page

FREEZE = "publishing.freeze"
SHOWN = 8


def changes(
    person: Person, followed: Sequence[Follow], *, on: date, most: int = SHOWN
) -> tuple[Event, ...]:
    """The latest acts on what she follows, and those anybody who sees all of a register may see."""
    hers = {
        one.act: one for one in reversed(_visible(latest_acts(followed, most=most), person, on))
    }
    open_to_her = _keys(rights_of(person, on=on))
    wanted = Q(pk__in=list(hers)) | Q(action__in=open_to_her)
    acts = list(Act.objects.filter(wanted).order_by("-at", "-pk")[: 2 * most])
    first = [act for act in acts if act.pk in hers]
    shown = (first + [act for act in acts if act.pk not in hers])[:most]
    shown.sort(key=lambda act: act.at, reverse=True)
    names = people_of(shown)
    return tuple(_event(act, names, hers.get(act.pk)) for act in shown)


def _visible(touched: Sequence[Touched], person: Person, on: date) -> list[Touched]:
    """Those on records she may still see: following a record does not open it."""
    rights, kept = rights_of(person, on=on), []
    for table in dict.fromkeys(one.table for one in touched):
        register = register_for(model_of(table))
        of_table = [one for one in touched if one.table == table]
        if register is None:
            continue
        if not rights.scopes(register.see).everywhere:
            rows = rows_of(register, actor=person, on=on)
            seen = set(
                rows.filter(pk__in=[one.record for one in of_table]).values_list("pk", flat=True)
            )
            of_table = [one for one in of_table if one.record in seen]
        kept += of_table
    return kept


def _keys(rights: Rights) -> list[str]:
    """The keys of acts whose records she sees whatever they are."""
    found = [(one.key, one.model) for one in actions()]
    found += [(one.key, one.model) for one in imports()]
    keys = [key for key, model in found if _sees_all(rights, model)]
    papers = publications()
    freezes = papers and all(rights.scopes(one.see).everywhere for one in papers)
    return [*keys, FREEZE] if freezes else keys


def _sees_all(rights: Rights, model: Any) -> bool:
    register = register_for(model)
    return register is not None and rights.scopes(register.see).everywhere


def _event(act: Act, names: Mapping[int, str], touched: Touched | None) -> Event:
    return Event(
        on=formats.short_day(act.at.date()),
        machine_on=act.at.isoformat(),
        sentence=_sentence(act, names, touched),
        reason=act.reason,
    )


def _sentence(act: Act, names: Mapping[int, str], touched: Touched | None) -> SafeString:
    """Who did what; what she follows opens to the record."""
    who = who_acted(act, names)
    register = register_for(model_of(touched.table)) if touched else None
    if touched is None or register is None:
        return format_html("<strong>{}</strong> {}.", who, told(act))
    address = record_page(register.key, touched.record)
    return format_html('<strong>{}</strong> <a href="{}">{}</a>.', who, address, told(act))
