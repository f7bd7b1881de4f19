"""A year of changes after a freeze: the edition agrees, and what moved it since is named.

The year is made up: each week somebody enters late, corrects, withdraws or renames, or nobody
does. A plain account, kept beside, says what each figure should then be and which records moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from tests.engine.publishing.conftest import CLERK, fill, paper_of
from tests.engine.publishing.product import withdraw

from secretariat.areas.reference.actions import add_states, admit, amend_states, correct_memberships
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.history.acting import simulated_clock
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.restating import restate
from secretariat.engine.publishing.restating_causes import Effect, Touched, Why
from secretariat.engine.publishing.restating_told import Restatement, Standing
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.records.performing import add, change, remove

DAY = date(2018, 12, 31)
BEGAN = datetime(2025, 1, 6, 9, tzinfo=UTC)
FROZEN = datetime(2025, 2, 3, 9, tzinfo=UTC)
WEEKS = 52
CELLS = ("", "NOR", "SOU")
TEXT = f"""Members: [figure: reference.member_states as_of={DAY}].

[table: reference.member_states as_of={DAY} by=region rows=NOR,SOU]
"""


@dataclass(kw_only=True)
class Account:
    """Who is a member, of which region and since when, as the clerk should find it; plainly kept.

    `before` is the same at the freeze.
    """

    regions: dict[str, str] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    before: dict[str, tuple[str, date]] = field(default_factory=dict)

    def counted(self, region: str = "") -> set[str]:
        """The members on the day of the paper, as known now; of a region, or all."""
        return {
            code
            for code, day in self.since.items()
            if day <= DAY and region in ("", self.regions[code])
        }

    def counted_before(self, region: str = "") -> set[str]:
        """The same, as known when the paper was frozen."""
        return {
            code for code, (lay, day) in self.before.items() if day <= DAY and region in ("", lay)
        }

    def numbers(self) -> dict[str, int]:
        """What each figure reads now: in all and by region."""
        return {cell: len(self.counted(cell)) for cell in CELLS}

    def numbers_before(self) -> dict[str, int]:
        """What each figure read when it was frozen."""
        return {cell: len(self.counted_before(cell)) for cell in CELLS}

    def became(self, codes: set[str]) -> tuple[set[str], set[str], set[str]]:
        """Of these, the memberships entered since, those withdrawn, and those corrected."""
        entered = {code for code in codes if code not in self.before}
        gone = {code for code in codes if code not in self.since}
        stayed = codes - entered - gone
        return entered, gone, {one for one in stayed if self.since[one] != self.before[one][1]}


class Clerk:
    """Does something to the records each week, and the same to the plain account."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.account = Account()
        for one in Membership.objects.select_related("state__region"):
            self.account.regions[one.state.code] = one.state.region.code
            self.account.since[one.state.code] = one.starts
        self.account.before = {
            code: (self.account.regions[code], day) for code, day in self.account.since.items()
        }

    def does(self, week: int, on: date) -> None:
        """One change of the week, or none."""
        kinds = (self.enters, self.corrects, self.withdraws, self.moves, self.renames)
        if self.rng.random() < 0.5:
            self.rng.choice(kinds)(week, on)

    def enters(self, week: int, on: date) -> None:
        """Somebody who had been a member for long, or joins only now, is entered."""
        code, day = f"N{week:02}", date(self.rng.choice((2010, 2020)), 5, 1)
        region = self.rng.choice(("NOR", "SOU"))
        row = {
            "code": code,
            "name_en": f"State {code}",
            "region": Region.objects.get(code=region),
        }
        add(add_states, [row], by=CLERK, on=on)
        state = State.objects.get(code=code)
        add(admit, [{"state": state, "starts": day}], by=CLERK, on=on)
        self.account.regions[code], self.account.since[code] = region, day

    def corrects(self, week: int, on: date) -> None:
        """A membership is found to have begun on another day."""
        code, day = self.some(), date(self.rng.choice((2009, 2012, 2021)), 3, 2)
        rows = Membership.objects.filter(state__code=code)
        change(correct_memberships, rows, {"starts": day}, by=CLERK, on=on)
        self.account.since[code] = day

    def withdraws(self, week: int, on: date) -> None:
        """A membership is taken back, as nobody should have entered it."""
        code = self.some()
        remove(withdraw, Membership.objects.filter(state__code=code), by=CLERK, on=on)
        del self.account.since[code]

    def moves(self, week: int, on: date) -> None:
        """The region of a State is corrected."""
        code = self.some()
        region = "SOU" if self.account.regions[code] == "NOR" else "NOR"
        found = {"region": Region.objects.get(code=region)}
        change(amend_states, State.objects.filter(code=code), found, by=CLERK, on=on)
        self.account.regions[code] = region

    def renames(self, week: int, on: date) -> None:
        """A State is called otherwise, which moves no figure."""
        states = State.objects.filter(code=self.some())
        change(amend_states, states, {"name_fr": f"État {week}"}, by=CLERK, on=on)

    def some(self) -> str:
        return self.rng.choice(sorted(self.account.since))


@dataclass(kw_only=True)
class Year:
    """An edition, what the account says of it a year on, and when that is."""

    release: Release
    account: Account
    ends: datetime

    def restated(self) -> Restatement:
        """What of the edition reads otherwise now."""
        return restate(self.release, reader=Reader(CLERK, self.ends.date(), self.ends))


@pytest.fixture(params=range(3))
def year(
    request: pytest.FixtureRequest,
    simulated_database: Mapping[str, str],
    small_product: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Year:
    """A paper frozen, and a year of changes after it, each on the clock of its week."""
    with simulated_clock(BEGAN):
        fill()
    clerk = Clerk(request.param)
    paper = paper_of(tmp_path_factory.mktemp("paper"), en=TEXT)
    release = freeze(paper, by=CLERK, on=FROZEN.date(), simulated_at=FROZEN)
    at = FROZEN
    for week in range(1, WEEKS + 1):
        at += timedelta(weeks=1)
        with simulated_clock(at):
            clerk.does(week, at.date())
    return Year(release=release, account=clerk.account, ends=at)


def test_a_year_on_the_edition_agrees_and_restating_names_what_moved_it(year: Year) -> None:
    release, account = year.release, year.account
    kept = {one.asked["where"].get("region", ""): one for one in release.figures.all()}
    assert {cell: one.n for cell, one in kept.items()} == account.numbers_before()
    assert verify(release, release.seal).findings == ()
    found = year.restated()
    moved = {
        one.figure.asked["where"].get("region", ""): int(one.after.value or 0)
        for one in found.standing(Standing.CHANGED)
        if one.after is not None
    }
    expected = account.numbers()
    assert {cell: n for cell, n in expected.items() if n != kept[cell].n} == moved
    hold_to_records(year, found)


def hold_to_records(year: Year, found: Restatement) -> None:
    """Of each figure that moved, the very records are named that came into it and that left it.

    Where a membership itself did not change, it is the State behind it that was corrected.
    """
    account = year.account
    for one in found.standing(Standing.CHANGED):
        cell = one.figure.asked["where"].get("region", "")
        crossed = account.counted_before(cell) ^ account.counted(cell)
        entered, gone, changed = account.became(crossed)
        records = [record for cause in one.causes for record in cause.records]
        assert not any(cause.more or cause.hidden for cause in one.causes)
        behind = {_code(record) for record in records if record.effect is Effect.BEHIND}
        themselves = {_code(record) for record in records if record.effect is not Effect.BEHIND}
        assert themselves == entered | gone | changed, cell
        assert behind == crossed - themselves, cell
        told = {cause.why for cause in one.causes}
        assert (Why.LATE in told) is bool(entered), cell
        assert (Why.WITHDRAWN in told) is bool(gone), cell
        assert (Why.CORRECTED in told) is bool(crossed - entered - gone), cell
        assert told <= {Why.LATE, Why.WITHDRAWN, Why.CORRECTED}, cell


def _code(record: Touched) -> str:
    """The code of the State whose record it is, or that of its membership."""
    name = record.name.split(",")[0].removeprefix("State ")
    return f"X{int(name):02}" if name.isdigit() else name


@pytest.mark.parametrize("year", [1], indirect=True)
def test_the_next_edition_says_what_the_records_say_and_the_first_says_what_it_said(
    year: Year, tmp_path_factory: pytest.TempPathFactory
) -> None:
    paper = paper_of(tmp_path_factory.mktemp("next"), en=TEXT)
    second = freeze(paper, by=CLERK, on=year.ends.date(), simulated_at=year.ends)
    told = {one.asked["where"].get("region", ""): one.n for one in second.figures.all()}
    assert told == year.account.numbers()
    between = restate(year.release, second, reader=Reader(CLERK, year.ends.date(), year.ends))
    moved = {
        one.figure.asked["where"].get("region", "") for one in between.standing(Standing.CHANGED)
    }
    before = year.account.numbers_before()
    assert moved == {cell for cell, n in told.items() if n != before[cell]}
    assert verify(year.release, year.release.seal).agrees
    assert verify(second, second.seal).agrees
