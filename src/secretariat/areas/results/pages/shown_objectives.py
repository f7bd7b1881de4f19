"""The objectives of a framework as its page shows them: sections, groups, and a row for a part."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from secretariat.areas.results.models.planned import (
    Indicator,
    Objective,
    ObjectiveText,
    number_of,
)
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.contexts import Group, IndicatorRow, Section, Text
from secretariat.areas.results.pages.drawings import draw_scale
from secretariat.areas.results.pages.reading import Stands, Tree
from secretariat.areas.results.pages.summary import standing
from secretariat.areas.results.standing.statuses import Judgement
from secretariat.areas.results.standing.values import Planned
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.kernel.languages import Spoken
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.papers.text import Text as Paper

Line = tuple[Objective, Stands | None]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The indicators a page shows, with their records, and the texts of their objectives."""

    lines: Sequence[Line]
    indicators: Mapping[int, Indicator]
    texts: Mapping[int, Sequence[ObjectiveText]]


def sections(
    tree: Tree, asked: Asked, shown: Shown, all_of_them: Sequence[Stands]
) -> tuple[Section, ...]:
    """The objectives of the first level shown on this page, each with its indicators."""
    of_top: dict[int, list[Stands]] = defaultdict(list)
    tops = {pk: tree.top(one).pk for pk, one in tree.objectives.items()}
    for one in all_of_them:
        of_top[tops[one.first.objective]].append(one)
    return tuple(
        _section(tree, top, list(lines), asked, shown, of_top.get(top.pk, []))
        for top, lines in groupby(shown.lines, key=lambda line: tree.top(line[0]))
    )


def _section(
    tree: Tree,
    top: Objective,
    lines: Sequence[Line],
    asked: Asked,
    shown: Shown,
    all_of_it: Sequence[Stands],
) -> Section:
    return Section(
        key=f"o{top.pk}",
        title=top.title.text,
        number=top.number,
        lang=lang_of(top.title),
        responsible=_responsible(top),
        sentence=standing(all_of_it),
        texts=_texts(shown.texts.get(top.pk, ())),
        marker=_marker(top),
        groups=tuple(
            _group(objective, [one for _o, one in mine if one is not None], asked, shown)
            for objective, mine in groupby(lines, key=lambda line: line[0])
        ),
    )


def _group(objective: Objective, indicators: Sequence[Stands], asked: Asked, shown: Shown) -> Group:
    is_top = objective.parent_id is None
    return Group(
        key=f"o{objective.pk}",
        title="" if is_top else objective.title.text,
        number=objective.number,
        lang=lang_of(objective.title),
        level=objective.level.depth,
        responsible="" if is_top else _responsible(objective),
        texts=() if is_top else _texts(shown.texts.get(objective.pk, ())),
        marker="" if is_top else _marker(objective),
        rows=tuple(
            _row(shown.indicators[one.first.indicator], part, judgement, asked, place)
            for one in indicators
            for place, (part, judgement) in enumerate(one.parts)
        ),
    )


def _responsible(objective: Objective) -> str:
    if objective.unit is None:
        return _("No unit is responsible yet")
    return _("Responsible: %(unit)s") % {"unit": objective.unit.name.text}


def _marker(objective: Objective) -> str:
    if objective.gender_marker == Objective.Marker.NONE:
        return ""
    told = {"marker": objective.get_gender_marker_display()}
    return _("Equality of women and men: %(marker)s") % told


def _row(
    indicator: Indicator, part: Planned, found: Judgement, asked: Asked, place: int
) -> IndicatorRow:
    framework, _stroke, number = indicator.code.partition("/")
    leg, course = found.leg, part.course
    parts = {one.pk: one for one in indicator.parts.all()}
    named = parts[part.id].title.text if part.id else ""
    base = course.base() if course.afresh else course.began_at
    scale = draw_scale(base, leg, found.value, asked.as_of) if leg and base is not None else ""
    return IndicatorRow(
        number=number_of(indicator.code),
        indicator=Link(
            label=indicator.title.text,
            url=reverse("indicator", args=[framework, number]) + asked.moment(),
            lang=lang_of(indicator.title),
        ),
        part=named,
        unit=indicator.unit.name.text if indicator.unit and not place else "",
        baseline=wording.worded(course.began_at, part.unit),
        baseline_on=str(course.began_on.year) if course.began_on else "",
        target=wording.aimed(leg, part.unit) if leg else formats.NOT_APPLICABLE,
        target_on=str(leg.ends.year) if leg else "",
        scale=scale,
        instead="" if scale else _instead(part, found),
        actual=wording.actual(found, part.unit),
        status=wording.judged(found, part.unit, asked.as_of),
    )


def _instead(part: Planned, found: Judgement) -> str:
    """Why there is no scale."""
    if part.id is None:
        return _("Nothing to be counted or judged is named yet.")
    if found.withheld:
        return wording.sentence(found, part.unit, date.max)
    if found.leg is None:
        first = min((goal.starts for goal in part.course.goals), default=None)
        if first is None:
            return _("No target is set yet.")
        return _("Due from %(day)s") % {"day": formats.day(first)}
    return _("The target is to keep the baseline.")


def _texts(texts: Sequence[ObjectiveText]) -> tuple[Text, ...]:
    order = list(ObjectiveText.Kind)
    return tuple(
        Text(
            title=str(one.get_kind_display()).capitalize(),
            html=html_of(one.text.text),
            lang=lang_of(one.text),
        )
        for one in sorted(texts, key=lambda one: order.index(ObjectiveText.Kind(one.kind)))
    )


def html_of(markdown: str) -> SafeString:
    """A text as paragraphs and lists, every word escaped."""
    shown = Paper({}).blocks(blocks_of(markdown))
    return format_html_join("", "{}", ((block.html,) for block in shown))


def lang_of(text: Spoken) -> str:
    """The language a text is in, where it is not the reader's."""
    return text.language.value if text.missing and text.text else ""
