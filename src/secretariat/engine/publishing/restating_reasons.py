"""What explains that a figure changed: its definition, its records, or what computed it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.restating_causes import Cause, Why
from secretariat.engine.publishing.restating_naming import named
from secretariat.engine.publishing.restating_records import Between
from secretariat.engine.publishing.restating_told import Numbers, Restated, Standing
from secretariat.engine.publishing.restating_traces import Trace, by_reason, traced
from secretariat.engine.publishing.versions import running, serving

SIDE = "default"  # a paper cites figures of the Office


@dataclass(frozen=True, kw_only=True)
class Compared:
    """An edition beside a later one, or beside today where `after` is None, for a reader."""

    before: Release
    after: Release | None
    reader: Reader

    @property
    def between(self) -> Between:
        """The time from the one moment of knowledge to the other."""
        until = self.after.known_at if self.after else None
        return Between(since=self.before.known_at, until=until, side=SIDE)

    @property
    def versions(self) -> tuple[str, str]:
        """What computed either side."""
        one, after = self.before, self.after
        now = after.product_version if after else running()
        database = after.database_version if after else serving(SIDE)
        return f"{one.product_version}, {one.database_version}", f"{now}, {database}"

    def judged(
        self, one: ReleasedFigure, after: Numbers, facts: Mapping[str, str], traces: Sequence[Trace]
    ) -> Restated:
        """A figure told on both sides, with what explains their difference."""
        before = Numbers.kept(one)
        assert before is not None
        is_same = before.same(after)
        causes = [*self.redefined(one, facts), *self._moved(traces)]
        if not is_same and not causes:
            causes = [self._otherwise()]
        return Restated(
            figure=one,
            standing=Standing.SAME if is_same else Standing.CHANGED,
            before=before,
            after=after,
            causes=tuple(causes),
        )

    def redefined(self, one: ReleasedFigure, facts: Mapping[str, str]) -> Iterator[Cause]:
        """A definition that says something else; other statements of another version do not."""
        said = one.definition
        changed = [name for name in facts if said.get(name) != facts[name]]
        before, now = self.versions
        if changed and (changed != ["sql"] or before == now):
            shown = "words" if "words" in changed else changed[0]
            yield Cause(why=Why.DEFINITION, said=str(said.get(shown, "")), now=facts[shown])

    def _moved(self, traces: Sequence[Trace]) -> Iterator[Cause]:
        found = [one for trace in traces for one in traced(trace)]
        for why, some in by_reason(found).items():
            yield named(why, some, between=self.between, reader=self.reader)

    def _otherwise(self) -> Cause:
        """Another version, if there is one; else nobody knows, and says so."""
        before, now = self.versions
        if before != now:
            return Cause(why=Why.VERSION, said=before, now=now)
        return Cause(why=Why.OTHER)
