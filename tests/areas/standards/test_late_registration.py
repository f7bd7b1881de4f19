"""A ratification that reached the Office late: one date, two figures, each right in its time."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.measures import ratifications
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.history.acting import Process, simulated_clock
from secretariat.engine.measures.evidence import evidence, page
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.records.performing import add, change

BY = Process("tests")
ON = date(2026, 1, 1)
YEAR_END = date(2025, 12, 31)
IN_JANUARY = datetime(2026, 1, 20, tzinfo=UTC)
IN_OCTOBER = datetime(2026, 10, 21, tzinfo=UTC)


@pytest.fixture
def registry(simulated_database: Mapping[str, str]) -> dict[str, State]:
    """An instrument, two States, one ratification known in time and one known ten months late."""
    with simulated_clock(datetime(2025, 1, 2, tzinfo=UTC)):
        add(
            reference.add_states,
            [{"code": code, "name_en": code} for code in ("XXA", "XXB")],
            by=BY,
            on=ON,
        )
        convention = {
            "code": "T001",
            "kind": "convention",
            "title_en": "Test",
            "adopted": date(2000, 1, 1),
        }
        add(standards.add_instruments, [convention], by=BY, on=ON)
    states = {state.code: state for state in State.objects.all()}
    for code, registered, known in (
        ("XXA", date(2025, 11, 3), datetime(2025, 11, 20, tzinfo=UTC)),
        ("XXB", date(2025, 12, 19), datetime(2026, 10, 20, tzinfo=UTC)),
    ):
        row = {"state": states[code], "instrument": Instrument.objects.get(), "starts": registered}
        with simulated_clock(known):
            add(standards.register_ratifications, [row], by=BY, on=ON)
    return states


def test_the_figure_of_one_date_differs_by_what_was_known(registry: dict[str, State]) -> None:
    assert figure(ratifications, YEAR_END, known_at=IN_JANUARY).value == 1
    assert figure(ratifications, YEAR_END, known_at=IN_OCTOBER).value == 2
    assert figure(ratifications, YEAR_END).value == 2


def test_the_records_behind_it_are_those_known_then(registry: dict[str, State]) -> None:
    behind = evidence(ratifications, YEAR_END)
    then = page(behind, first=0, length=10, known_at=IN_JANUARY)
    now = page(behind, first=0, length=10)
    assert [one.state_id for one in then] == [registry["XXA"].pk]
    assert {one.state_id for one in now} == {state.pk for state in registry.values()}


def test_a_series_can_be_read_as_it_was_known(registry: dict[str, State]) -> None:
    days = [date(2025, 10, 31), date(2025, 11, 30), YEAR_END]
    assert [point.value for point in series(ratifications, days, known_at=IN_JANUARY)] == [0, 1, 1]
    assert [point.value for point in series(ratifications, days)] == [0, 1, 2]


def test_a_corrected_date_is_read_as_it_stood_before_the_correction(
    registry: dict[str, State],
) -> None:
    wrong = Ratification.objects.filter(state=registry["XXA"])
    with simulated_clock(datetime(2026, 3, 2, tzinfo=UTC)):
        change(
            standards.correct_ratifications,
            wrong,
            {"starts": date(2026, 1, 3)},
            by=BY,
            on=ON,
            reason="The letter was dated January.",
        )
    assert figure(ratifications, YEAR_END, known_at=IN_JANUARY).value == 1
    assert figure(ratifications, YEAR_END, known_at=datetime(2026, 3, 3, tzinfo=UTC)).value == 0
    assert figure(ratifications, YEAR_END).value == 1
