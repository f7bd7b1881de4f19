"""Every bad row is named: its number, its column, what was found, what is wrong, what to do."""

from datetime import date

import pytest
from tests.engine.imports.given import (
    OFFICE,
    TODAY,
    a_world,
    csv_of,
    file_of,
    ratified,
    workbook_of,
)

from secretariat.areas.reference.imports import duty_stations, memberships, states, units
from secretariat.areas.reference.models import Membership, State, Unit
from secretariat.areas.standards.imports import categories, instruments, ratifications
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.running import CannotImport, File, compared, imported, tried
from secretariat.engine.imports.trials import BadRow, Trial
from secretariat.kernel.errors import BadInput

pytestmark = pytest.mark.django_db
HEADER = ("instrument", "state", "registered", "ends", "ending")


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    a_world()


def trial_of(*rows: tuple[object, ...], what: Import = ratifications) -> Trial:
    """The trial of a file with these rows below the usual header."""
    return tried(what, csv_of([HEADER, *rows]), by=OFFICE, on=TODAY)


def only(trial: Trial) -> BadRow:
    """The one bad row of a trial."""
    [bad] = trial.bad_rows
    assert trial.bad == 1
    return bad


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ("31/12/1999", "does not say which number is the day"),
        ("2001-02-30", "The calendar has no day"),
        ("1999", "here a day is needed"),
        ("today", "is not a date"),
        ("infinity", "is not a date"),
        ("0000-01-01", "The calendar has no day"),
    ],
)
def test_what_is_no_day_says_why(found: str, wrong: str) -> None:
    bad = only(trial_of(("C900", "ARL", found, "", "")))
    assert (bad.row, bad.column, bad.found, bad.reason) == (2, "registered", found, Reason.DATE)
    assert wrong in bad.wrong
    assert str(bad.problem).startswith(f"row 2, registered, “{found}”: ")


@pytest.mark.parametrize("written", ["2001-02-03", "3 February 2001", "3 février 2001", "2001-2-3"])
def test_a_day_may_be_written_in_words_of_three_languages(written: str) -> None:
    imported(ratifications, csv_of([HEADER, ("C900", "ARL", written, "", "")]), by=OFFICE, on=TODAY)
    assert Ratification.objects.get().starts == date(2001, 2, 3)


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("1939", date(1939, 1, 1), "year"),
        ("February 1940", date(1940, 2, 1), "month"),
        ("5 August 1967", date(1967, 8, 5), "day"),
        ("1967-08-05", date(1967, 8, 5), "day"),
    ],
)
def test_a_stated_date_keeps_how_much_of_it_is_stated(
    written: str, day: date, precision: str
) -> None:
    file = csv_of([("state", "admitted", "until"), ("ARL", written, "")])
    imported(memberships, file, by=OFFICE, on=TODAY)
    kept = Membership.objects.get()
    assert (kept.starts, kept.starts_precision, kept.ends) == (day, precision, None)


def test_an_unknown_name_comes_with_the_closest_ones() -> None:
    trial = trial_of(("C900", "Republic of Arland", "2001-02-03", "", ""))
    assert only(trial).reason is Reason.UNKNOWN
    [unknown] = trial.unknown
    assert (unknown.column, unknown.field, unknown.said, unknown.rows) == (
        "state",
        "state",
        "Republic of Arland",
        1,
    )
    assert unknown.suggestions[0] == "ARL (Arland)"


def test_a_name_that_two_records_bear_is_not_guessed_at() -> None:
    file = csv_of([("code", "name"), ("ARX", "Arland")])
    imported(states, file, by=OFFICE, on=TODAY)
    bad = only(trial_of(("C900", "ârland", "2001-02-03", "", "")))
    assert bad.reason is Reason.AMBIGUOUS


def test_a_blank_cell_that_is_needed_is_named() -> None:
    bad = only(trial_of(("C900", "ARL", "", "", "")))
    assert (bad.column, bad.reason, bad.wrong) == (
        "registered",
        Reason.MISSING,
        "“registered” is needed.",
    )


def test_two_rows_of_one_record_are_named_by_each_other() -> None:
    row = ("C900", "ARL", "2001-02-03", "", "")
    bad = only(trial_of(row, ("C901", "BES", "2001-02-03", "", ""), row))
    assert (bad.row, bad.reason, bad.wrong) == (
        4,
        Reason.REPEATED,
        "The same record is in row 2.",
    )


def test_overlapping_periods_are_named_by_each_other() -> None:
    bad = only(
        trial_of(
            ("C900", "ARL", "2001-01-01", "2002-01-01", "denounced"),
            ("C900", "ARL", "2002-01-01", "", ""),
            ("C901", "ARL", "2002-01-01", "", ""),
        )
    )
    assert (bad.row, bad.column, bad.reason) == (3, "registered", Reason.OVERLAP)
    assert "(row 2)" in bad.wrong
    assert "already bound" in bad.wrong


def test_the_day_after_an_end_overlaps_nothing() -> None:
    trial = trial_of(
        ("C900", "ARL", "2001-01-01", "2002-01-01", "denounced"),
        ("C900", "ARL", "2002-01-02", "", ""),
    )
    assert (trial.new, trial.bad) == (2, 0)


def test_a_period_that_overlaps_a_record_on_file_is_named() -> None:
    instrument, state = Instrument.objects.get(code="C900"), State.objects.get(code="ARL")
    ratified([{"instrument": instrument, "state": state, "starts": date(2001, 1, 1)}])
    bad = only(trial_of(("C900", "ARL", "1999-05-05", "", "")))
    assert bad.reason is Reason.OVERLAP
    assert "a record already there" in bad.wrong


def test_an_end_before_its_start_is_named_in_the_words_of_the_table() -> None:
    bad = only(trial_of(("C900", "ARL", "2001-01-01", "2000-01-01", "denounced")))
    assert bad.reason is Reason.RULE
    assert bad.wrong == "The last day lies before the first."
    assert bad.column == "registered, ends"


def test_a_check_of_the_action_is_named_by_the_row_of_the_file() -> None:
    trial = trial_of(("C900", "ARL", "2001-01-01", "", ""), ("C900", "BES", "1949-12-31", "", ""))
    bad = only(trial)
    assert (bad.row, bad.reason) == (3, Reason.RULE)
    assert "was adopted only after" in bad.wrong
    assert Ratification.objects.count() == 0


def test_two_columns_that_contradict_each_other_are_named() -> None:
    file = csv_of(
        [
            ("instrument", "iso3", "name", "registered"),
            ("C900", "ARL", "Arland", "2001-01-01"),
            ("C900", "ARL", "Bestovia", "2002-01-01"),
            ("C900", "BES", "some old name", "2003-01-01"),
            ("C900", "", "Côte Verte", "2004-01-01"),
        ]
    )
    trial = tried(ratifications, file, by=OFFICE, on=TODAY)
    bad = only(trial)
    assert (bad.row, bad.reason, bad.found) == (3, Reason.CONTRADICTION, "ARL / Bestovia")
    assert trial.new == 3


def test_a_text_too_long_for_its_field_is_named() -> None:
    file = csv_of([("code", "name"), ("LONGER", "Longland"), ("SHT", "x" * 151)])
    trial = tried(states, file, by=OFFICE, on=TODAY)
    assert [(bad.row, bad.column, bad.reason) for bad in trial.bad_rows] == [
        (2, "code", Reason.LENGTH),
        (3, "name", Reason.LENGTH),
    ]


@pytest.mark.parametrize("number", ["12.5", "-1", "40000", "12 months", "1e3", "٣"])
def test_what_is_no_number_that_fits_is_named(number: str) -> None:
    file = csv_of(
        [("code", "kind", "title", "adopted", "months_after"),
         ("C950", "convention", "t", "1950-01-01", number)]
    )  # fmt: skip
    bad = only(tried(instruments, file, by=OFFICE, on=TODAY))
    assert (bad.column, bad.reason) == ("months_after", Reason.NUMBER)


def test_a_choice_is_known_by_its_code_and_by_its_name() -> None:
    file = csv_of(
        [("code", "kind", "title", "adopted"),
         ("C950", "convention", "t", "1950-01-01"),
         ("C951", "CONVENTION", "t", "1950-01-01"),
         ("C952", "treaty", "t", "1950-01-01")]
    )  # fmt: skip
    trial = tried(instruments, file, by=OFFICE, on=TODAY)
    assert only(trial).reason is Reason.CHOICE
    assert trial.new == 2


@pytest.mark.parametrize(
    ("word", "kept"), [("yes", True), ("oui", True), ("0", False), ("", False)]
)
def test_yes_and_no_are_read_in_the_words_people_use(word: str, kept: bool) -> None:
    file = csv_of([("code", "name", "former"), ("OLD", "Oldland", word)])
    imported(states, file, by=OFFICE, on=TODAY)
    assert State.objects.get(code="OLD").former is kept


def test_neither_yes_nor_no_is_named() -> None:
    file = csv_of([("code", "name", "former"), ("OLD", "Oldland", "perhaps")])
    assert only(tried(states, file, by=OFFICE, on=TODAY)).reason is Reason.CHOICE


def test_a_formula_in_a_workbook_is_named_by_its_cell() -> None:
    file = workbook_of([HEADER, ("C900", "ARL", "=TODAY()", None, None)])
    bad = only(tried(ratifications, file, by=OFFICE, on=TODAY))
    assert (bad.row, bad.reason) == (2, Reason.FORMULA)
    assert bad.wrong.startswith("C2 ")


def test_a_ragged_row_is_named_and_the_others_are_read() -> None:
    file = file_of("instrument,state,registered\nC900,ARL\nC900,BES,2001-01-01\n")
    trial = tried(ratifications, file, by=OFFICE, on=TODAY)
    assert only(trial).reason is Reason.SHAPE
    assert trial.new == 1


def test_a_value_another_record_alone_may_have_is_named() -> None:
    header = ("code", "path", "name", "starts")
    file = csv_of([header, ("A", "OFF", "Office", "2000-01-01"), ("B", "OFF", "x", "2000-01-01")])
    bad = only(tried(units, file, by=OFFICE, on=TODAY))
    assert (bad.row, bad.column, bad.reason) == (3, "path", Reason.RULE)
    imported(units, csv_of([header, ("A", "OFF", "Office", "2000-01-01")]), by=OFFICE, on=TODAY)
    bad = only(tried(units, csv_of([header, ("B", "OFF", "x", "2000-01-01")]), by=OFFICE, on=TODAY))
    assert (bad.row, bad.reason) == (2, Reason.RULE)


def test_rows_may_refer_to_rows_of_the_same_file_and_fall_with_them() -> None:
    header = ("code", "parent", "path", "name", "starts")
    good = [("B", "A", "A/B", "Branch", "2000-01-01"), ("A", "", "A", "Office", "2000-01-01")]
    imported(units, csv_of([header, *good]), by=OFFICE, on=TODAY)
    assert Unit.objects.get(code="B").parent == Unit.objects.get(code="A")
    bad = [("D", "C", "C/D", "x", "2000-01-01"), ("C", "", "C", "x", "never"),
           ("E", "D", "C/D/E", "x", "2000-01-01")]  # fmt: skip
    trial = tried(units, csv_of([header, *bad]), by=OFFICE, on=TODAY)
    assert [(one.row, one.reason) for one in trial.bad_rows] == [
        (2, Reason.UNKNOWN),
        (3, Reason.DATE),
        (4, Reason.UNKNOWN),
    ]
    assert "row 3" in trial.bad_rows[0].wrong


def test_what_an_import_may_not_change_is_named() -> None:
    header = ("code", "title", "title_fr")
    imported(categories, csv_of([header, ("x", "A group", "")]), by=OFFICE, on=TODAY)
    bad = only(tried(categories, csv_of([header, ("x", "A group", "Groupe")]), by=OFFICE, on=TODAY))
    assert (bad.row, bad.column, bad.found, bad.reason) == (2, "title_fr", "Groupe", Reason.FIXED)


def test_a_header_that_is_missing_or_doubled_is_refused_with_the_names_it_may_have() -> None:
    with pytest.raises(BadInput, match="header of the file does not fit") as refused:
        compared(ratifications, csv_of([("instrument", "registered"), ("C900", "2001-01-01")]))
    assert "“iso3” or “state”" in str(refused.value)
    twice = csv_of([("instrument", "state", "State", "registered"), ("C900", "ARL", "ARL", "")])
    with pytest.raises(BadInput, match="header of the file does not fit") as refused:
        compared(ratifications, twice)
    assert "Two columns are called so" in str(refused.value)


def test_columns_nobody_asked_for_are_passed_over_with_a_notice() -> None:
    file = csv_of(
        [("instrument", "state", "registered", "colour"), ("C900", "ARL", "2001-1-1", "x")]
    )
    trial = compared(ratifications, file)
    assert trial.notices == ("Not used: “colour”.",)
    assert (trial.new, trial.bad) == (1, 0)


def test_a_thousand_bad_rows_are_listed_and_all_are_counted() -> None:
    rows = [("C900", "ARL", f"day {n}", "", "") for n in range(1_500)]
    trial = trial_of(*rows)
    assert (trial.bad, len(trial.bad_rows)) == (1_500, 1_000)
    assert [(total.column, total.reason, total.rows) for total in trial.totals] == [
        ("registered", Reason.DATE, 1_500)
    ]


def test_a_refused_import_carries_its_trial_and_its_problems() -> None:
    file: File = csv_of([HEADER, ("C900", "ARL", "never", "", "")])
    with pytest.raises(CannotImport, match="1 of 1 rows cannot be imported") as refused:
        imported(ratifications, file, by=OFFICE, on=TODAY)
    assert refused.value.exit_code == 2
    assert refused.value.trial.bad == 1
    assert [problem.found for problem in refused.value.problems] == ["never"]


def test_a_duty_station_needs_a_state_that_is_known() -> None:
    file = csv_of([("code", "name", "state", "starts"), ("X", "Xville", "ZZZ", "2000-01-01")])
    assert only(tried(duty_stations, file, by=OFFICE, on=TODAY)).column == "state"
