"""An indicator as its page shows it: each part with its path, targets, results and evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.results import registers
from secretariat.areas.results.models.linked import IndicatorContinuation
from secretariat.areas.results.models.measured import Baseline, Milestone, Part, Target
from secretariat.areas.results.models.planned import Indicator, Objective
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.contexts import IndicatorPage, PartSection
from secretariat.areas.results.pages.readers import Reader
from secretariat.areas.results.pages.reading import stands
from secretariat.areas.results.pages.shown_evidence import (
    Behind,
    behind,
    everything,
    evidence,
    splits,
    title_of,
)
from secretariat.areas.results.pages.shown_objectives import html_of, lang_of
from secretariat.areas.results.pages.shown_path import charts
from secretariat.areas.results.standing.statuses import RULE, Judgement, worst
from secretariat.areas.results.standing.succession import chain_of
from secretariat.areas.results.standing.values import Asked as AskedValue
from secretariat.areas.results.standing.values import Planned, Sees, cell_of, moment, values
from secretariat.engine.fetching import fetched
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import measure_of
from secretariat.web import formats
from secretariat.web.contexts.figures import Value as ShownValue
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Chart, Column, Fact, LinkList, Row, Table
from secretariat.web.links import FigureAddress, record_page


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What every part of the page needs to know."""

    indicator: Indicator
    asked: Asked
    chain: Sequence[Sequence[Planned]]
    reader: Reader

    @property
    def mine(self) -> Sequence[Planned]:
        """The parts of this indicator."""
        return next(
            (one for one in self.chain if one and one[0].indicator == self.indicator.pk), ()
        )


def indicator_page(indicator: Indicator, asked: Asked, *, reader: Reader) -> IndicatorPage:
    """The page of an indicator on a day, as known at a moment."""
    continued = reader.open(registers.indicator_continuations)
    chain = chain_of(indicator.pk, continued, asked.known_at)
    page = _Page(indicator=indicator, asked=asked, chain=chain, reader=reader)
    wanted = [AskedValue(part, asked.as_of) for part in page.mine]
    found = values(wanted, sees=reader.sees, known_at=asked.known_at)
    judgements = [stands(one, value, reader.sees) for one, value in zip(wanted, found, strict=True)]
    with reading_known_at(asked.known_at):
        kept = _kept(indicator, continued)
        pairs = [(kept.parts[part.id or 0], part) for part in page.mine]
        reported = behind(pairs, asked.as_of, reader)
    drawn = charts(chain, page.mine, asked, reader.sees)
    sections = tuple(
        _section(page, kept, pair, judgement, chart, reported.get(pair[0].pk, Behind()))
        for pair, judgement, chart in zip(pairs, judgements, drawn, strict=True)
    )
    return IndicatorPage(
        title=indicator.title.text,
        lang=lang_of(indicator.title),
        reference=_("Indicator %(number)s") % {"number": indicator.number},
        state=str(indicator.objective.framework.get_state_display()),
        sentence=_sentence(judgements, page),
        parts=sections,
        facts=_facts(indicator, kept.parts),
        definition=html_of(indicator.definition.text) if indicator.definition.text else "",
        definition_lang=lang_of(indicator.definition),
        rule=str(RULE),
        lists=_lists(indicator, kept.continuations),
    )


def _sentence(judgements: Sequence[Judgement], page: _Page) -> str:
    if len(judgements) == 1:
        return wording.sentence(judgements[0], page.mine[0].unit, page.asked.as_of)
    if not judgements:
        return _("Nothing to be counted or judged is named yet.")
    status = wording.status(worst(one.status for one in judgements))
    told = {"count": formats.number(len(judgements)), "status": status.word}
    return _("It has %(count)s parts; as a whole it stands as its worst: %(status)s.") % told


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """The parts of the indicator, their targets and milestones, and what continues it."""

    parts: Mapping[int, Part]
    targets: Mapping[int, Sequence[Target]]
    milestones: Mapping[int, Sequence[Milestone]]
    continuations: Sequence[IndicatorContinuation]


def _kept(indicator: Indicator, continued: Q) -> _Kept:
    """All that is planned of the indicator: one query."""
    around = IndicatorContinuation.objects.filter(
        continued, Q(earlier=indicator) | Q(later=indicator)
    ).select_related("earlier__objective__framework", "later__objective__framework")
    parts, targets, milestones, continuations = fetched(
        indicator.parts.select_related("baseline"),
        Target.objects.filter(part__indicator=indicator).order_by("starts", "condition_en"),
        Milestone.objects.filter(part__indicator=indicator).order_by("due"),
        around.order_by("earlier__code", "later__code"),
    )
    return _Kept(
        parts={one.pk: one for one in parts},
        targets=_of_parts(targets),
        milestones=_of_parts(milestones),
        continuations=continuations,
    )


def _of_parts(rows: Sequence[Any]) -> Mapping[int, Sequence[Any]]:
    of_each: dict[int, list[Any]] = defaultdict(list)
    for one in rows:
        of_each[one.part_id].append(one)
    return of_each


def _section(
    page: _Page,
    kept: _Kept,
    pair: tuple[Part, Planned],
    found: Judgement,
    drawn: Chart | None,
    shown: Behind,
) -> PartSection:
    (part, mine), asked = pair, page.asked
    results = evidence(mine, shown)
    return PartSection(
        key=f"part-{part.pk}",
        title=part.title.text or _("How it stands"),
        value=_value(mine, found),
        status=wording.judged(found, mine.unit, asked.as_of),
        sentence=wording.sentence(found, mine.unit, asked.as_of) if len(page.mine) > 1 else "",
        chart=drawn,
        targets=_targets(part, kept.targets[part.pk], mine, asked.as_of),
        milestones=_milestones(kept.milestones[part.pk], mine),
        results=results,
        results_title=title_of(mine, shown.count),
        all_results=everything(part, mine, shown.count),
        splits=splits(shown),
        source=_source(mine, asked, page.reader.sees),
        empty="" if results or mine.measure else _("Nothing has been reported for it yet."),
    )


def _value(part: Planned, found: Judgement) -> ShownValue:
    return ShownValue(
        text=wording.actual(found, part.unit),
        is_withheld=found.withheld,
        machine="" if found.value is None else str(found.value),
    )


def _source(part: Planned, asked: Asked, sees: Sees) -> Link | None:
    """The figure that computes the part, as of the same day and known at the same moment."""
    if not part.measure:
        return None
    measure = measure_of(part.measure)
    when = moment(measure, AskedValue(part, asked.as_of))
    if when is None or not sees(measure):
        return None
    address = FigureAddress(
        key=measure.key, when=when, known_at=asked.known_at, where=dict(cell_of(part.cell))
    )
    return Link(label=str(measure.title), url=address.page())


def _targets(part: Part, rows: Sequence[Target], mine: Planned, day: date) -> Table:
    return Table(
        caption=_("Baseline and targets"),
        columns=(
            Column(label=_("Period")),
            Column(label=_("To reach"), is_number=True),
            Column(label=_("Condition")),
        ),
        rows=(
            *_baseline(part, mine),
            *(
                Row(
                    cells=(
                        Cell(text=formats.period(one.starts, one.ends)),
                        Cell(text=_reach(one, mine)),
                        Cell(text=_condition(one, day)),
                    )
                )
                for one in rows
            ),
        ),
        shows_caption=True,
    )


def _baseline(part: Part, mine: Planned) -> tuple[Row, ...]:
    try:
        baseline = part.baseline
    except Baseline.DoesNotExist:
        return ()
    told = {"day": formats.day(baseline.as_of)}
    return (
        Row(
            cells=(
                Cell(text=_("Baseline, %(day)s") % told),
                Cell(text=wording.worded(baseline.value, mine.unit)),
                Cell(text=baseline.note.text or formats.NOT_APPLICABLE),
            )
        ),
    )


def _reach(target: Target, mine: Planned) -> str:
    if target.upper_value is None:
        return wording.worded(target.value, mine.unit)
    told = {
        "low": wording.bare(target.value),
        "high": wording.worded(target.upper_value, mine.unit),
    }
    return _("%(low)s to %(high)s") % told


def _condition(target: Target, day: date) -> str:
    if not target.condition_en:
        return _("none: it holds from the start")
    words = target.condition.text
    met = target.condition_met_on
    if met is None or met > day:
        return _("%(condition)s Not met yet: it does not count.") % {"condition": words}
    return _("%(condition)s Met on %(day)s.") % {"condition": words, "day": formats.day(met)}


def _milestones(milestones: Sequence[Milestone], mine: Planned) -> Table | None:
    rows = tuple(
        Row(
            cells=(
                Cell(text=one.title.text),
                Cell(text=formats.day(one.due)),
                Cell(text=wording.worded(one.value, mine.unit)),
                Cell(text=formats.day(one.met_on)),
            )
        )
        for one in milestones
    )
    if not rows:
        return None
    return Table(
        caption=_("Milestones"),
        columns=(
            Column(label=_("Milestone")),
            Column(label=_("Due")),
            Column(label=_("Value"), is_number=True),
            Column(label=_("Met on")),
        ),
        rows=rows,
        shows_caption=True,
    )


def _facts(indicator: Indicator, parts: Mapping[int, Part]) -> tuple[Fact, ...]:
    objective = indicator.objective
    responsible = indicator.unit or objective.unit
    facts = [
        (_("Objective"), _open("objectives", objective.pk, str(objective))),
        (_("What is counted"), Cell(text=str(indicator.get_counts_display()))),
        (_("Direction"), Cell(text=str(indicator.get_direction_display()))),
        (
            _("Responsible"),
            Cell(text=responsible.name.text if responsible else formats.NOT_APPLICABLE),
        ),
    ]
    if indicator.tells:
        facts.append((_("What it tells"), Cell(text=str(indicator.get_tells_display()))))
    if indicator.disaggregated_by:
        facts.append((_("Split by"), Cell(text=str(indicator.get_disaggregated_by_display()))))
    sources = dict.fromkeys(str(one.get_source_display()) for one in parts.values())
    facts.append((_("Value"), Cell(text=", ".join(sources) or formats.NOT_APPLICABLE)))
    if objective.gender_marker != Objective.Marker.NONE:
        marker = str(objective.get_gender_marker_display())
        facts.append((_("Equality of women and men"), Cell(text=marker)))
    facts.append((_("Record"), _open("indicators", indicator.pk, indicator.code)))
    return tuple(Fact(name=name, cell=cell) for name, cell in facts)


def _open(register: str, number: int, words: str) -> Cell:
    return Cell(text=words, url=record_page(register, number))


def _lists(indicator: Indicator, rows: Sequence[IndicatorContinuation]) -> tuple[LinkList, ...]:
    """What it carries on, and what carries it on."""
    earlier = [(one.earlier, one) for one in rows if one.later_id == indicator.pk]
    later = [(one.later, one) for one in rows if one.earlier_id == indicator.pk]
    return (
        LinkList(
            title=_("What it carries on"),
            links=tuple(_continued(other, one) for other, one in earlier),
            empty=_("No indicator of an earlier framework."),
        ),
        LinkList(
            title=_("What carries it on"),
            links=tuple(_continued(other, one) for other, one in later),
            empty=_("No indicator of a later framework."),
        ),
    )


def _continued(other: Indicator, one: IndicatorContinuation) -> Link:
    framework, _stroke, number = other.code.partition("/")
    notes = [other.objective.framework.title.text, one.note.text]
    if not one.comparable:
        notes.append(_("It counts something else: the values do not compare."))
    return Link(
        label=f"{other.number} {other.title.text}",
        url=reverse("indicator", args=[framework, number]),
        note=". ".join(note.rstrip(".") for note in notes if note),
    )
