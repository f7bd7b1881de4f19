"""What changed, as a reader's home page tells it: only of what she may see, newest first."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.rights import Rights
from secretariat.engine.history.models import Act
from secretariat.engine.imports.declaring import imports
from secretariat.engine.notices.following import Touched, latest_acts, model_of
from secretariat.engine.notices.models import Follow
from secretariat.engine.publishing.models import ReleaseStep, Step
from secretariat.engine.publishing.seeing import open_to
from secretariat.engine.records.declaring import actions
from secretariat.engine.records.telling import told
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.listing import rows_of
from secretariat.engine.registers.reserving import sees_all
from secretariat.web import formats
from secretariat.web.contexts.parts import Event
from secretariat.web.links import register_page
from secretariat.web.workflows.changed import Changed, changed_by
from secretariat.web.workflows.telling import said_of

SHOWN = 8
LOOKED_THROUGH = 60


def changes(
    person: Person, followed: Sequence[Follow], *, on: date, now: datetime, most: int = SHOWN
) -> tuple[Event, ...]:
    """The latest acts on what she follows, and those anybody who sees all of a register may see.

    Of papers it tells what was published, once it is public.
    """
    hers = {
        one.act: one for one in reversed(_visible(latest_acts(followed, most=most), person, on))
    }
    open_to_her = _keys(rights_of(person, on=on))
    wanted = Q(pk__in=list(hers)) | Q(action__in=open_to_her)
    wanted |= Q(pk__in=_published(person, on, now))
    acts = list(Act.objects.filter(wanted).order_by("-at", "-pk")[:LOOKED_THROUGH])
    runs = _runs(acts, hers)
    first = [run for run in runs if run[0].pk in hers]
    shown = (first + [run for run in runs if run[0].pk not in hers])[:most]
    shown.sort(key=lambda run: run[0].at, reverse=True)
    changed = changed_by(shown, hers, person, on=on)
    return tuple(_event(run[0], one) for run, one in zip(shown, changed, strict=True))


def _runs(acts: Sequence[Act], hers: Mapping[UUID, Touched]) -> list[list[Act]]:
    """The acts, those alike on one day together; each on what she follows by itself."""
    found: dict[Any, list[Act]] = {}
    for act in acts:
        alike = (act.action, act.by, act.reason, act.at.date())
        found.setdefault(act.pk if act.pk in hers else alike, []).append(act)
    return list(found.values())


def _visible(touched: Sequence[Touched], person: Person, on: date) -> list[Touched]:
    """Those on records she may still see: following a record does not open it."""
    rights, kept = rights_of(person, on=on), []
    for table in dict.fromkeys(one.table for one in touched):
        register = register_for(model_of(table))
        of_table = [one for one in touched if one.table == table]
        if register is None:
            continue
        if not sees_all(register, rights):
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
    return [key for key, model in found if _sees_all(rights, model)]


def _published(person: Person, on: date, now: datetime) -> QuerySet[Any]:
    """The acts by which what she may read became public."""
    public = open_to(person, on=on, now=now).values("pk")
    steps = ReleaseStep.objects.filter(release__in=public, step=Step.PUBLISH)
    return steps.values("act")


def _sees_all(rights: Rights, model: Any) -> bool:
    register = register_for(model)
    return register is not None and sees_all(register, rights)


def _event(act: Act, changed: Changed) -> Event:
    return Event(
        on=formats.short_day(act.at.date()),
        machine_on=act.at.isoformat(),
        sentence=_sentence(act, changed),
        reason=act.reason,
    )


def _sentence(act: Act, changed: Changed) -> SafeString:
    """Who did what to which records; to many, how many, and the register they are in."""
    done = format_html("<strong>{}</strong> {}", changed.who, told(act))
    if changed.named:
        ways = ((address, title) for title, address in changed.named)
        return said_of(done, format_html_join(_("; "), '<a href="{}">{}</a>', ways))
    if changed.register is None:
        return format_html("{}.", done)
    address, title = register_page(changed.register.key), changed.register.title
    link = format_html('<a href="{}">{}</a>', address, title)
    if not changed.count:
        return format_html("{} ({}).", done, link)
    many = ngettext("%(count)s record", "%(count)s records", changed.count)
    words = many % {"count": formats.number(changed.count)}
    return said_of(done, format_html("{} ({})", words, link))
