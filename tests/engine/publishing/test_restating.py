"""A restatement says figure by figure what changed, why, and by which records."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.engine.publishing.conftest import CLERK, TODAY, admit_all, paper_of, withdraw_state
from tests.engine.publishing.product import members_paper

from secretariat.areas.reference.actions import add_states, admit, amend_states, correct_memberships
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import act
from secretariat.engine.history.erasing import erase
from secretariat.engine.history.models import Act
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.restating import restate
from secretariat.engine.publishing.restating_causes import Effect, Why
from secretariat.engine.publishing.restating_told import Numbers, Restated, Restatement, Standing
from secretariat.engine.records.performing import add, change
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput

OFFICE = Reader(CLERK, TODAY, datetime(2026, 3, 2, tzinfo=UTC))
TABLE = "[table: reference.member_states as_of=2020-12-31 by=region]"


def today(release: Release) -> Restatement:
    return restate(release, reader=OFFICE)


def only(found: Restatement) -> Restated:
    """The one figure of which there is something to say."""
    (told,) = found.told
    return told


def moved(found: Restatement) -> dict[str, tuple[str | None, str | None]]:
    """The values of each figure that changed, by its key."""
    return {
        one.figure.key: (one.before and one.before.value, one.after and one.after.value)
        for one in found.standing(Standing.CHANGED)
    }


def why(one: Restated) -> dict[Why, set[tuple[str, Effect]]]:
    """The records of each reason, each by its name's beginning and its effect."""
    return {
        cause.why: {(record.name.split(",")[0], record.effect) for record in cause.records}
        for cause in one.causes
    }


def join(code: str, region: str, starts: date = date(2012, 1, 1)) -> Membership:
    """A State nobody had entered, a member since long ago."""
    row = {"code": code, "name_en": f"State {code}", "region": Region.objects.get(code=region)}
    add(add_states, [row], by=CLERK, on=TODAY)
    state = State.objects.get(code=code)
    add(admit, [{"state": state, "starts": starts}], by=CLERK, on=TODAY)
    return Membership.objects.get(state=state)


def move_state(code: str, region: str) -> None:
    """Correct the region of a State."""
    states = State.objects.filter(code=code)
    change(amend_states, states, {"region": Region.objects.get(code=region)}, by=CLERK, on=TODAY)


@pytest.fixture
def table(office: None, tmp_path: Path) -> Release:
    """A table of members by region: four in the north, eight in the south."""
    return freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)


def test_nothing_is_said_where_nothing_changed(release: Release) -> None:
    found = today(release)
    assert found.told == []
    assert {one.standing for one in found.figures} == {Standing.SAME}
    assert len(found.figures) == release.figures.count()


def test_two_editions_frozen_one_after_the_other_say_the_same(release: Release) -> None:
    second = freeze(members_paper, by=CLERK, on=TODAY)
    assert restate(release, second, reader=OFFICE).told == []


def test_a_record_added_late_is_named_in_every_cell_that_counts_it(table: Release) -> None:
    join("LAT", "NOR")
    found = today(table)
    assert moved(found) == {"1": ("4", "5"), "3": ("12", "13")}
    for one in found.told:
        assert why(one) == {Why.LATE: {("State LAT", Effect.COUNTED_SINCE)}}


def test_a_record_taken_back_is_named_by_the_name_it_had(table: Release) -> None:
    withdraw_state("X03")
    found = today(table)
    assert moved(found) == {"1": ("4", "3"), "3": ("12", "11")}
    for one in found.told:
        assert why(one) == {Why.WITHDRAWN: {("State 3", Effect.NO_LONGER)}}


def test_a_corrected_record_is_named(table: Release) -> None:
    wrong = Membership.objects.filter(state__code="X01")
    change(correct_memberships, wrong, {"starts": date(2021, 1, 1)}, by=CLERK, on=TODAY)
    found = today(table)
    assert moved(found) == {"2": ("8", "7"), "3": ("12", "11")}
    for one in found.told:
        assert why(one) == {Why.CORRECTED: {("State 1", Effect.NO_LONGER)}}


def test_a_correction_of_what_the_records_refer_to_is_named_as_what_lies_behind(
    table: Release,
) -> None:
    move_state("X01", "NOR")
    found = today(table)
    assert moved(found) == {"1": ("4", "5"), "2": ("8", "7")}
    for one in found.told:
        assert why(one) == {Why.CORRECTED: {("State 1", Effect.BEHIND)}}


def test_a_change_the_figure_does_not_read_explains_nothing(table: Release) -> None:
    change(amend_states, State.objects.all(), {"name_fr": "Nouveau"}, by=CLERK, on=TODAY)
    move_state("X01", "NOR")
    (north, _south) = today(table).told
    assert why(north) == {Why.CORRECTED: {("State 1", Effect.BEHIND)}}


def test_an_entry_undone_is_told_as_withdrawn_and_undone_twice_as_nothing(table: Release) -> None:
    before_it = freeze(members_paper, by=CLERK, on=TODAY)
    join("ONC", "SOU")
    entered = Act.objects.filter(action=admit.key).latest("at")
    second = freeze(members_paper, by=CLERK, on=TODAY)
    undo(entered.pk, by=CLERK, on=TODAY, reason="Entered by mistake.")
    (whole, *_others) = restate(second, reader=OFFICE).told
    assert set(why(whole)) == {Why.WITHDRAWN}
    assert restate(before_it, reader=OFFICE).told == []


def test_several_reasons_stand_side_by_side(table: Release) -> None:
    join("LAT", "NOR")
    withdraw_state("X03")
    found = {one.figure.key: one for one in today(table).figures}
    assert found["1"].standing is Standing.SAME
    assert found["3"].standing is Standing.SAME
    join("MOR", "NOR")
    north = next(one for one in today(table).told if one.figure.key == "1")
    assert why(north) == {
        Why.LATE: {("State LAT", Effect.COUNTED_SINCE), ("State MOR", Effect.COUNTED_SINCE)},
        Why.WITHDRAWN: {("State 3", Effect.NO_LONGER)},
    }


def test_between_two_editions_the_same_number_of_other_records_is_told(
    table: Release, tmp_path: Path
) -> None:
    join("LAT", "NOR")
    withdraw_state("X03")
    second = freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)
    found = restate(table, second, reader=OFFICE)
    assert moved(found) == {}
    assert [one.figure.key for one in found.told] == ["1", "3"]
    assert set(why(found.told[0])) == {Why.LATE, Why.WITHDRAWN}


def test_two_editions_are_told_the_earlier_first_and_not_what_came_later(
    table: Release, tmp_path: Path
) -> None:
    join("LAT", "NOR")
    second = freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)
    join("LTR", "NOR")
    for pair in ((table, second), (second, table)):
        found = restate(*pair, reader=OFFICE)
        assert (found.before, found.after) == (table, second)
        assert moved(found) == {"1": ("4", "5"), "3": ("12", "13")}
        assert why(found.told[0]) == {Why.LATE: {("State LAT", Effect.COUNTED_SINCE)}}


def test_figures_only_one_edition_cites_are_told_as_such(table: Release, tmp_path: Path) -> None:
    one = "[figure: reference.member_states as_of=2020-12-31]"
    second = freeze(paper_of(tmp_path, en=one), by=CLERK, on=TODAY)
    found = restate(table, second, reader=OFFICE)
    assert [one.standing for one in found.figures] == [
        Standing.DROPPED,
        Standing.DROPPED,
        Standing.SAME,
    ]
    again = freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)
    added = restate(second, again, reader=OFFICE).standing(Standing.ADDED)
    assert [one.after and one.after.value for one in added] == ["4", "8"]


def test_editions_of_different_papers_are_refused(table: Release) -> None:
    with pytest.raises(BadInput, match="different papers"):
        restate(table, freeze(members_paper, by=CLERK, on=TODAY), reader=OFFICE)


def test_a_new_definition_is_told_with_both_wordings(release: Release, settings: Settings) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.WITH_OTHER_WORDS"
    one = only(today(release))
    (cause,) = one.causes
    assert (one.standing, cause.why) == (Standing.SAME, Why.DEFINITION)
    assert "lie in the north" in cause.said
    assert "lie in the far north" in cause.now


def test_a_definition_that_counts_other_records_is_the_reason_and_no_record_is(
    release: Release, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.COMPUTING_OTHERWISE"
    one = only(today(release))
    assert one.standing is Standing.CHANGED
    assert [cause.why for cause in one.causes] == [Why.DEFINITION]


def test_a_definition_from_a_later_date_restates_nothing(
    release: Release, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_LATER_DEFINITION"
    assert today(release).told == []


def test_a_late_record_is_told_beside_a_new_definition(
    release: Release, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.COMPUTING_OTHERWISE"
    join("LAT", "SOU")
    share = next(o for o in today(release).told if o.figure.measure == "tests.northern_share")
    assert {cause.why for cause in share.causes} == {Why.LATE, Why.DEFINITION}


def test_a_measure_that_is_gone_is_told_as_gone(release: Release, settings: Settings) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.WITHOUT_THE_MEASURE"
    one = only(today(release))
    assert (one.standing, one.after) == (Standing.GONE, None)


def test_other_statements_of_another_version_are_no_restatement(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.PUT_OTHERWISE"
    assert [c.why for c in only(today(release)).causes] == [Why.DEFINITION]
    monkeypatch.setattr(
        "secretariat.engine.publishing.restating_reasons.running", lambda: "Secretariat 9"
    )
    assert today(release).told == []


def test_a_change_no_record_explains_is_laid_to_the_version_or_said_to_be_unexplained(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = release.figures.get(key="1")
    monkeypatch.setattr(
        "secretariat.engine.publishing.restating._numbers",
        lambda _measure, one, _cell: replace(told(one), value="99") if one == kept else told(one),
    )
    assert [c.why for c in only(today(release)).causes] == [Why.OTHER]
    monkeypatch.setattr(
        "secretariat.engine.publishing.restating_reasons.running", lambda: "Secretariat 9"
    )
    (cause,) = only(today(release)).causes
    assert cause.why is Why.VERSION
    assert "Secretariat 9" in cause.now


def told(one: ReleasedFigure) -> Numbers:
    """What a figure that is not withheld was released with."""
    found = Numbers.kept(one)
    assert found is not None
    return found


PEOPLE = (
    "[figure: tests.people as_of=2026-10-22] people, of whom"
    " [figure: tests.people_called_rosa as_of=2026-10-22] are called Rosa."
)


def test_an_erased_record_is_told_as_erased(
    fresh_database: Mapping[str, str], small_product: Settings, tmp_path: Path
) -> None:
    with act("tests.add", by=CLERK):
        for name in ("Rosa Amber", "Rosa Birch", "Carl Cedar"):
            code = name.split()[1].lower()
            Person.objects.create(username=code, name=name, email=f"{code}@example.org")
    release = freeze(paper_of(tmp_path, en=PEOPLE), by=CLERK, on=TODAY)
    amber = Person.objects.get(username="amber").pk
    erase(Person, [amber], by=CLERK, reason="By schedule.")
    one = only(today(release))
    assert one.figure.measure == "tests.people_called_rosa"
    (cause,) = one.causes
    assert (cause.why, cause.records[0].number) == (Why.ERASED, amber)
    assert "Amber" not in cause.records[0].name
    second = freeze(paper_of(tmp_path, en=PEOPLE), by=CLERK, on=TODAY)
    assert [c.why for c in only(restate(release, second, reader=OFFICE)).causes] == [Why.ERASED]


def test_many_records_are_named_up_to_twenty_and_counted_beyond(table: Release) -> None:
    row = {"region": Region.objects.get(code="SOU")}
    rows = [row | {"code": f"Y{n:02}", "name_en": f"State Y{n}"} for n in range(25)]
    add(add_states, rows, by=CLERK, on=TODAY)
    late = list(State.objects.filter(code__startswith="Y").order_by("code"))
    rows = [{"state": one, "starts": date(2011, 1, 1)} for one in late]
    add(admit, rows, by=CLERK, on=TODAY)
    south = today(table).told[0]
    (cause,) = south.causes
    assert (len(cause.records), cause.more, cause.hidden) == (20, 5, False)


@pytest.mark.usefixtures("office")
def test_admitting_again_is_told_from_nothing_entered(tmp_path: Path) -> None:
    """A State that left and came back is two records; the later of them is the late one."""
    release = freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)
    withdraw_state("X00")
    admit_all([State.objects.get(code="X00")])
    assert moved(today(release)) == {}
    second = freeze(paper_of(tmp_path, en=TABLE), by=CLERK, on=TODAY)
    north = restate(release, second, reader=OFFICE).told[0]
    assert why(north) == {
        Why.LATE: {("State 0", Effect.COUNTED_SINCE)},
        Why.WITHDRAWN: {("State 0", Effect.NO_LONGER)},
    }
