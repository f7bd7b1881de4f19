"""The monitoring of a framework: progress of the work and what it changed, told apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.results.models.measured import Milestone
from secretariat.areas.results.models.planned import Framework, Indicator
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import clocks_of, read
from secretariat.areas.results.pages.audiences import AUDIENCES, Audience, Fact, Part, audience_of
from secretariat.areas.results.pages.monitoring_contexts import Kept, Monitored, MonitoringPage
from secretariat.areas.results.pages.readers import reader_of
from secretariat.areas.results.pages.reading import Stands, judged, tally
from secretariat.areas.results.pages.shown_framework import SHOWN
from secretariat.areas.results.pages.shown_objectives import lang_of
from secretariat.areas.results.registers import frameworks
from secretariat.areas.results.standing.statuses import RULE, Judgement
from secretariat.areas.results.standing.values import Planned
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.web import formats
from secretariat.web.asking import one
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Cell, Column, Empty, Row, Status, Table
from secretariat.web.frames import frame

Found = tuple[Indicator, Stands]


def monitoring_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a framework as one audience reads it; `audience` names which."""
    audience = audience_of(one(request.GET, "audience"))
    asked, reader = read(request), reader_of(request)
    with reading_known_at(asked.known_at):
        framework = Framework.objects.filter(reader.open(frameworks), code=code).first()
        if framework is None:
            raise nothing_here()
        asked = asked.on(framework.ends)
        monitored = _read(framework, asked.as_of)
    wanted = Q(objective__framework=framework)
    stand = judged(wanted, asked.as_of, sees=reader.sees, known_at=asked.known_at)
    told = Telling(monitored=monitored, stand=stand, audience=audience, day=asked.as_of)
    page = MonitoringPage(
        title=_("%(framework)s: monitoring") % {"framework": framework.title.text},
        lang=lang_of(framework.title),
        sentence=str(audience.asks),
        audiences=tuple(
            Option(value=each.key, label=str(each.title), is_chosen=each is audience)
            for each in AUDIENCES
        ),
        parts=tuple(told.parts()),
        rule=str(RULE),
    )
    here = reverse("framework", args=[code]) + asked.moment()
    trail = (
        Link(label=_("Frameworks"), url=reverse("frameworks") + asked.moment()),
        Link(label=framework.title.text, url=here),
    )
    shown = frame(request, page.title, place="frameworks", trail=trail, clocks=clocks_of(asked))
    return render(request, "results/monitoring.html", {"frame": shown, "page": page})


@dataclass(frozen=True, kw_only=True)
class Records:
    """The indicators of a framework by number, and the milestones due by the day."""

    indicators: Mapping[int, Indicator]
    milestones: Sequence[Milestone]


def _read(framework: Framework, day: date) -> Records:
    rows = Indicator.objects.filter(objective__framework=framework)
    due = Milestone.objects.filter(part__indicator__objective__framework=framework, due__lte=day)
    return Records(
        indicators={one.pk: one for one in rows.select_related("objective", "unit")},
        milestones=list(due.select_related("part__indicator__unit").order_by("due", "pk")),
    )


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Tells an audience what it asks for."""

    monitored: Records
    stand: Sequence[Stands]
    audience: Audience
    day: date

    def parts(self) -> Iterator[Monitored]:
        """Each part the audience is shown, in its order."""
        for part in self.audience.parts:
            match part:
                case Part.STANDING:
                    yield from self._standing()
                case Part.PROGRESS:
                    yield self._indicators(Indicator.Tells.PROGRESS)
                case Part.IMPACT:
                    yield self._indicators(Indicator.Tells.IMPACT)
                case Part.MILESTONES:
                    yield self._milestones()

    def _of(self, tells: str) -> list[Found]:
        """The indicators that tell of progress, or of impact, with how they stand."""
        found = ((self.monitored.indicators[one.first.indicator], one) for one in self.stand)
        return [(indicator, one) for indicator, one in found if indicator.tells == tells]

    def _standing(self) -> Iterator[Monitored]:
        """How many stand how: of progress and of impact, never together."""
        for tells, title in _titles().items():
            counts = tally([one for _indicator, one in self._of(tells)])
            yield Monitored(
                key=f"standing-{tells}",
                title=_("%(part)s, in numbers") % {"part": title},
                sentence=_("Indicators by how they stand on %(day)s.")
                % {"day": formats.day(self.day)},
                counts=tuple(
                    Kept(status=wording.status(one), count=formats.number(counts.get(one, 0)))
                    for one in SHOWN
                ),
            )

    def _indicators(self, tells: str) -> Monitored:
        """A row for each part of each indicator the audience is shown."""
        only = self.audience.only
        shown = [(i, s) for i, s in self._of(tells) if not only or s.status in only]
        rows = [
            self._row(indicator, part, judgement)
            for indicator, stands in shown
            for part, judgement in stands.parts
        ]
        title = _titles()[Indicator.Tells(tells)]
        return Monitored(
            key=tells,
            title=title,
            sentence=_told()[Indicator.Tells(tells)],
            table=_table(title, self._columns(), rows) if rows else None,
            empty=None if rows else _nothing(bool(only)),
        )

    def _columns(self) -> tuple[Column, ...]:
        heads = _heads()
        facts = [Column(label=heads[fact], is_number=fact in _NUMBERS) for fact in self._facts()]
        value = Column(label=_("Value"), is_number=True)
        return (
            Column(label=_("Indicator")),
            *facts[: self._before()],
            value,
            *facts[self._before() :],
        )

    def _facts(self) -> list[Fact]:
        return [fact for fact in Fact if fact in self.audience.facts]

    def _before(self) -> int:
        """How many facts stand before the value: all but the status."""
        return len([fact for fact in self._facts() if fact is not Fact.STATUS])

    def _row(self, indicator: Indicator, part: Planned, found: Judgement) -> Row:
        told = {
            Fact.OBJECTIVE: Cell(
                text=indicator.objective.title.text, lang=lang_of(indicator.objective.title)
            ),
            Fact.OWNER: Cell(
                text=indicator.unit.name.text if indicator.unit else formats.NOT_APPLICABLE
            ),
            Fact.BASELINE: Cell(text=wording.worded(part.course.began_at, part.unit)),
            Fact.TARGET: Cell(
                text=wording.aimed(found.leg, part.unit) if found.leg else formats.NOT_APPLICABLE
            ),
            Fact.STATUS: Cell(text=_in_words(wording.judged(found, part.unit, self.day))),
        }
        facts = [told[fact] for fact in self._facts()]
        value = Cell(text=wording.actual(found, part.unit))
        before = self._before()
        return Row(cells=(_named(indicator), *facts[:before], value, *facts[before:]))

    def _milestones(self) -> Monitored:
        """What was to be done by the day, and when it was."""
        rows = [
            Row(
                cells=(
                    Cell(text=one.title.text, lang=lang_of(one.title)),
                    Cell(text=_owner(one.part.indicator)),
                    Cell(text=formats.day(one.due)),
                    Cell(text=_met(one, self.day)),
                )
            )
            for one in self.monitored.milestones
        ]
        title = _("Milestones due so far")
        heads = (_("Milestone"), _("Owner"), _("Due"), _("Met on"))
        return Monitored(
            key="milestones",
            title=title,
            sentence=_("Steps on the way: what was to be done by this day, and when it was done."),
            table=_table(title, tuple(Column(label=head) for head in heads), rows)
            if rows
            else None,
            empty=None if rows else Empty(title=_("No milestone is due yet"), sentence=""),
        )


def _table(title: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    return Table(caption=title, columns=columns, rows=tuple(rows), as_cards=True)


def _named(indicator: Indicator) -> Cell:
    address = reverse("indicator", args=indicator.code.split("/", 1))
    label = f"{indicator.number} {indicator.title.text}"
    return Cell(text=label, url=address, lang=lang_of(indicator.title))


def _owner(indicator: Indicator) -> str:
    return indicator.unit.name.text if indicator.unit else formats.NOT_APPLICABLE


def _met(one: Milestone, day: date) -> str:
    if one.met_on is None or one.met_on > day:
        return _("not yet")
    return formats.day(one.met_on)


def _in_words(status: Status) -> str:
    return f"{status.word}, {status.distance}" if status.distance else status.word


def _nothing(is_chosen: bool) -> Empty:
    if is_chosen:
        return Empty(title=_("None is behind"), sentence=_("All that is due is on track or met."))
    return Empty(
        title=_("No indicator tells this"),
        sentence=_("Editors say of each indicator whether it tells of progress or of impact."),
    )


def _titles() -> dict[Indicator.Tells, str]:
    return {
        Indicator.Tells.PROGRESS: _("Progress: how far the work has come"),
        Indicator.Tells.IMPACT: _("Impact: what the work has changed"),
    }


def _told() -> dict[Indicator.Tells, str]:
    return {
        Indicator.Tells.PROGRESS: _(
            "What was done of what was to be done. It says nothing of use."
        ),
        Indicator.Tells.IMPACT: _("What is different for those the work is for."),
    }


def _heads() -> dict[Fact, str]:
    return {
        Fact.OBJECTIVE: _("Objective"),
        Fact.OWNER: _("Owner"),
        Fact.BASELINE: _("Baseline"),
        Fact.TARGET: _("Target"),
        Fact.STATUS: _("Status"),
    }


_NUMBERS = frozenset({Fact.BASELINE, Fact.TARGET})
