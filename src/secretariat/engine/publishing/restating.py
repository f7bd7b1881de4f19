"""Restating: what reads otherwise between two editions, or an edition and today, and why.

What is withheld stays withheld, on either side. Of a measure with small cells, today's value, the
reasons and the records are told to those alone who may see every record behind it; of all others,
a record is named to those who may see it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.disclosure.judging import as_released
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.measures.figures import Cell, figure, select
from secretariat.engine.measures.fingerprints import fingerprint
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.measures.selections import Plain
from secretariat.engine.publishing.citing import identity, when_of
from secretariat.engine.publishing.counting import counted_again
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedFigure
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.recounting import against_evidence, day_of
from secretariat.engine.publishing.restating_reasons import SIDE, Compared
from secretariat.engine.publishing.restating_told import (
    Numbers,
    Restated,
    Restatement,
    Standing,
)
from secretariat.engine.publishing.restating_traces import Trace, records_of
from secretariat.engine.publishing.tables import selected
from secretariat.engine.publishing.wording import exact
from secretariat.kernel.errors import BadInput, ProductError

Evidence = Mapping[str, Mapping[str, ReleasedEvidence]]  # by figure, then by selection


def restate(release: Release, other: Release | None = None, *, reader: Reader) -> Restatement:
    """Hold an edition against today, or against another of its paper, the earlier first.

    Raises BadInput for editions of different papers.
    """
    if other is None:
        today = _Today(Compared(before=release, after=None, reader=reader))
        with each_once():
            return Restatement(before=release, after=None, figures=tuple(today.figures()))
    if other.publication != release.publication:
        raise BadInput(
            _("Editions of different papers can't be restated."),
            do=_("Name two editions of one paper."),
        )
    first, second = sorted((release, other), key=lambda one: (one.known_at, one.edition))
    two = _Two(Compared(before=first, after=second, reader=reader), second)
    return Restatement(before=first, after=second, figures=tuple(two.figures()))


@dataclass
class _Sides:
    """What both comparisons need: the two sides, the evidence kept, and what she is cleared for."""

    compared: Compared

    @cached_property
    def evidence(self) -> Evidence:
        """The evidence of the earlier edition, without its numbers."""
        return _evidence_of(self.compared.before)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Every measure declared, by key."""
        return {one.key: one for one in measures()}

    def is_cleared(self, one: ReleasedFigure) -> bool:
        """Whether she may know more of the figure than what is printed."""
        measure = self.measures.get(one.measure)
        return measure is not None and self.compared.reader.is_cleared(measure, when_of(one.asked))

    def trace(self, name: str, one: ReleasedFigure, lost: list[int], gained: list[int]) -> Trace:
        """A selection of the figure with the records that left it and came into it."""
        plain, text = _selected(self.measures[one.measure], one)[name]
        return Trace(
            plain=plain,
            text=text,
            lost=frozenset(lost),
            gained=frozenset(gained),
            between=self.compared.between,
            kept=self.evidence[one.key][name],
        )


class _Today(_Sides):
    """An edition beside what the records say now."""

    def figures(self) -> Iterator[Restated]:
        """Each figure of the edition beside today's."""
        for one in self.compared.before.figures.all():
            if one.is_withheld:
                yield Restated(figure=one, standing=Standing.WITHHELD)
                continue
            try:
                yield self._figure(one)
            except ProductError:  # a dimension is gone, or no definition holds on the date
                yield Restated(figure=one, standing=Standing.GONE, before=Numbers.kept(one))

    def _figure(self, one: ReleasedFigure) -> Restated:
        measure = self.measures.get(one.measure)
        if measure is None:
            return Restated(figure=one, standing=Standing.GONE, before=Numbers.kept(one))
        if not self._is_told(one):
            return Restated(figure=one, standing=Standing.UNTOLD, before=Numbers.kept(one))
        after = _numbers(measure, one, self._counted.get(one.key) or _cell(measure, one))
        facts = fingerprint(measure, day_of(when_of(one.asked))).facts
        return self.compared.judged(one, after, facts, list(self._traces(measure, one, after)))

    @cached_property
    def _counted(self) -> dict[str, Cell]:
        """Today's cells by figure: a paper is counted at once, unless one of it can't be."""
        every = self.compared.before.figures.all()
        return counted_again(
            one for one in every if one.measure in self.measures and self._is_told(one)
        )

    def _traces(self, measure: Measure, one: ReleasedFigure, after: Numbers) -> Iterator[Trace]:
        """What moved it; nothing is looked up for a figure that reads the same."""
        before = Numbers.kept(one)
        if before is None or before.same(after):
            return
        for name, (plain, _text) in _selected(measure, one).items():
            kept = self.evidence[one.key][name]
            yield self.trace(name, one, *against_evidence(kept, plain, at=None, side=SIDE))

    def _is_told(self, one: ReleasedFigure) -> bool:
        """Whether she is told today's figure: it is open to her, and she may know its records."""
        return bool(self._rights.scopes(self.measures[one.measure].audience)) and self.is_cleared(
            one
        )

    @cached_property
    def _rights(self) -> Rights:
        return rights_of(self.compared.reader.actor, on=self.compared.reader.on)


@dataclass
class _Two(_Sides):
    """An edition beside a later one."""

    later: Release

    def figures(self) -> Iterator[Restated]:
        """Each figure of the earlier edition beside the later's, then those only that one has."""
        now = {identity(one.measure, one.asked): one for one in self.later.figures.all()}
        for one in self.compared.before.figures.all():
            other = now.pop(identity(one.measure, one.asked), None)
            yield self._figure(one, other)
        for one in now.values():
            yield Restated(figure=one, standing=Standing.ADDED, after=Numbers.kept(one))

    @cached_property
    def evidence_now(self) -> Evidence:
        """The evidence of the later edition."""
        return _evidence_of(self.later)

    def _figure(self, one: ReleasedFigure, other: ReleasedFigure | None) -> Restated:
        before, after = Numbers.kept(one), Numbers.kept(other) if other else None
        if other is None:
            return Restated(figure=one, standing=Standing.DROPPED, before=before)
        if before is None or after is None:
            return Restated(figure=one, standing=Standing.WITHHELD, before=before, after=after)
        if not self.is_cleared(one):
            return Restated(
                figure=one,
                standing=Standing.SAME if before.same(after) else Standing.CHANGED,
                before=before,
                after=after,
                causes=tuple(self.compared.redefined(one, other.definition)),
            )
        return self.compared.judged(one, after, other.definition, list(self._traces(one, other)))

    def _traces(self, one: ReleasedFigure, other: ReleasedFigure) -> Iterator[Trace]:
        """What moved it; equal roots mean the very same records."""
        now = self.evidence_now.get(other.key, {})
        for name, kept in self.evidence.get(one.key, {}).items():
            if name in now and (kept.root != now[name].root or one.value != other.value):
                before, after = records_of(kept, now[name])
                yield self.trace(name, one, sorted(before - after), sorted(after - before))


def _selected(measure: Measure, one: ReleasedFigure) -> dict[str, tuple[Plain, str]]:
    """The figure's selections as they are defined now, with the words of their statements."""
    return selected(measure, when_of(one.asked), dict(one.asked["where"]))


def _evidence_of(release: Release) -> Evidence:
    """The evidence of each figure by the name of its selection; the numbers stay where they are."""
    found: dict[str, dict[str, ReleasedEvidence]] = defaultdict(dict)
    for one in ReleasedEvidence.objects.filter(release=release).defer("ids"):
        found[one.figure][one.name] = one
    return found


def _cell(measure: Measure, one: ReleasedFigure) -> Cell:
    """The figure as the records give it now, counted by itself."""
    return figure(measure, when_of(one.asked), where=dict(one.asked["where"])).total


def _numbers(measure: Measure, one: ReleasedFigure, cell: Cell) -> Numbers:
    """A cell's numbers, rounded where a release rounds them."""
    value = as_released(measure, select(measure, when_of(one.asked)), cell.value)
    return Numbers(value=exact(value), n=cell.n, part=cell.part, whole=cell.whole)
