"""Which records moved a figure between two moments: those that came and went, and what lies behind.

A record that is counted since, or no longer, mostly changed itself. If it did not, something the
statement reads beside it did: a record it refers to, or that refers to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.engine.measures.selections import Plain
from secretariat.engine.publishing.models import ReleasedEvidence
from secretariat.engine.publishing.restating_causes import Effect, Why
from secretariat.engine.publishing.restating_records import (
    Between,
    Fate,
    Model,
    Reads,
    connected,
    fates,
    moved,
)
from secretariat.engine.publishing.tables import read_by


@dataclass(frozen=True, kw_only=True)
class Traced:
    """A record that explains a change, and what became of it in the figure."""

    fate: Fate
    effect: Effect


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One selection of a figure between two moments: the records that came into it, or went."""

    plain: Plain
    text: str
    lost: frozenset[int]
    gained: frozenset[int]
    between: Between
    kept: ReleasedEvidence

    @property
    def model(self) -> Model:
        """The table whose records it counts."""
        model: Model = self.plain.rows.model
        return model

    @property
    def reads(self) -> Reads:
        """What its statement names."""
        return Reads(text=self.text)

    @property
    def _own(self) -> set[str]:
        return {one.name for one in self.model._meta.local_concrete_fields}

    @property
    def measured(self) -> Reads:
        """What it takes from each record: a column, or all that its statement names."""
        if not isinstance(self.plain.of, str) or self.plain.of not in self._own:
            return self.reads
        taken: Any = self.model._meta.get_field(self.plain.of)
        return Reads(text=str(taken.column))


def records_of(*evidence: ReleasedEvidence) -> list[set[int]]:
    """For each, the numbers of the records that a release says were counted."""
    wanted = [one.pk for one in evidence]
    found = dict(ReleasedEvidence.objects.filter(pk__in=wanted).values_list("pk", "ids"))
    return [set(found[number]) for number in wanted]


def traced(trace: Trace) -> list[Traced]:
    """The records that explain a selection's change, as far as records do."""
    found = list(_themselves(trace))
    rest = {*trace.lost, *trace.gained} - {one.fate.number for one in found}
    if rest:
        found += _behind(trace, rest)
    if trace.plain.of is not None:
        found += _inside(trace)
    return found


def _themselves(trace: Trace) -> Iterator[Traced]:
    """Those counted since, or no longer, of which something was entered."""
    for numbers, effect in ((trace.gained, Effect.COUNTED_SINCE), (trace.lost, Effect.NO_LONGER)):
        if numbers:
            for fate in fates(trace.model, sorted(numbers), trace.reads, trace.between):
                if fate.why is not None:
                    yield Traced(fate=fate, effect=effect)


def _behind(trace: Trace, rest: set[int]) -> Iterator[Traced]:
    """What changed in the other tables that the statement reads, beside the records in question."""
    for model in read_by([(trace.plain, trace.text)]):
        if model is trace.model:
            continue
        found = moved(model, trace.reads, trace.between)
        near = connected(model, {one.number for one in found}, trace.model, rest, trace.between)
        yield from (Traced(fate=one, effect=Effect.BEHIND) for one in found if one.number in near)


def _inside(trace: Trace) -> Iterator[Traced]:
    """Records that are counted before and after, and give another value."""
    (kept,) = records_of(trace.kept)
    stayed = kept - trace.lost
    for fate in moved(trace.model, trace.measured, trace.between):
        if fate.number in stayed:
            yield Traced(fate=fate, effect=Effect.BEHIND)


def by_reason(found: Iterable[Traced]) -> Mapping[Why, list[Traced]]:
    """The records by what became of them, each once: a share counts many in part and whole."""
    sorted_out: dict[Why, dict[tuple[str, int], Traced]] = defaultdict(dict)
    for one in found:
        if one.fate.why is not None:
            sorted_out[one.fate.why].setdefault((one.fate.table, one.fate.number), one)
    return {why: list(sorted_out[why].values()) for why in Why if why in sorted_out}
