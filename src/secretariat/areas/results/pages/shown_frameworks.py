"""All frameworks side by side, as their page shows them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.results import registers
from secretariat.areas.results.models.planned import Framework, Level, Objective
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.contexts import FrameworkItem, FrameworksPage
from secretariat.areas.results.pages.readers import Reader
from secretariat.areas.results.pages.reading import Stands, judged, tally
from secretariat.areas.results.pages.shown_framework import tallies
from secretariat.areas.results.pages.shown_objectives import lang_of
from secretariat.areas.results.standing.statuses import RULE
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty


def frameworks_page(asked: Asked, *, reader: Reader) -> FrameworksPage:
    """Every framework with what it holds, and how it stands on the day, or at its end."""
    with reading_known_at(asked.known_at):
        frameworks = list(Framework.objects.filter(reader.open(registers.frameworks)))
        hers = Objective.objects.filter(framework__in=frameworks).order_by()
        of_objective = dict(hers.values_list("pk", "framework_id"))
        levels = list(Level.objects.annotate(count=Count("objectives")).order_by("depth"))
    days = {one.pk: asked.on(one.ends).as_of for one in frameworks}
    found = judged(
        Q(objective__framework__in=frameworks),
        {objective: days[framework] for objective, framework in of_objective.items()},
        sees=reader.sees,
        known_at=asked.known_at,
    )
    held: dict[int, list[Stands]] = defaultdict(list)
    for one in found:
        held[of_objective[one.first.objective]].append(one)
    named: dict[int, list[Level]] = defaultdict(list)
    for level in levels:
        named[level.framework_id].append(level)
    return FrameworksPage(
        title=_("Frameworks side by side"),
        sentence=_sentence(frameworks),
        items=tuple(
            _item(one, asked.on(one.ends), held[one.pk], named[one.pk]) for one in frameworks
        ),
        rule=str(RULE),
        empty=None if frameworks else _nothing(),
    )


def _sentence(frameworks: Sequence[Framework]) -> str:
    states: Mapping[str, int] = Counter(one.state for one in frameworks)
    count = states.get(Framework.State.ADOPTED, 0)
    if not frameworks:
        return ""
    return ngettext(
        "%(count)s is in force. Each names its own levels; one rule says how all stand.",
        "%(count)s are in force. Each names its own levels; one rule says how all stand.",
        count,
    ) % {"count": formats.number(count)}


def _item(
    framework: Framework, asked: Asked, found: Sequence[Stands], levels: Sequence[Level]
) -> FrameworkItem:
    address = reverse("framework", args=[framework.code])
    title = framework.title
    return FrameworkItem(
        framework=Link(label=title.text, url=address + asked.moment()),
        lang=lang_of(title),
        state=str(framework.get_state_display()),
        period=formats.period(framework.starts, framework.ends),
        adoption=_adopted(framework),
        levels=(*(_counted(level) for level in levels), _indicators(len(found))),
        as_of=formats.day(asked.as_of),
        tallies=tuple(one for one in tallies(tally(found), address, asked) if one.count != "0"),
    )


def _adopted(framework: Framework) -> str:
    if framework.adopted_on is None:
        return _("not adopted yet")
    parts = (framework.adopted_by.text, framework.session, formats.day(framework.adopted_on))
    return ", ".join(part for part in parts if part)


def _counted(level: Level) -> str:
    count: int = level.count  # type: ignore[attr-defined]
    words = level.one if count == 1 else level.many
    return f"{formats.number(count)}{formats.NO_BREAK}{words.text}"


def _indicators(count: int) -> str:
    told = {"count": formats.number(count)}
    return ngettext("%(count)s indicator", "%(count)s indicators", count) % told


def _nothing() -> Empty:
    return Empty(
        title=_("No framework yet"),
        sentence=_("An editor of frameworks drafts one in the register."),
        ways_out=(
            Link(label=_("Register of frameworks"), url=reverse("register", args=["frameworks"])),
        ),
    )
