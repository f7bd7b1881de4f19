"""What is exported is imported again as all the same, and no cell of it runs as a formula."""

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.engine.imports.given import OFFICE, TODAY, a_world, csv_of, file_of

from secretariat.areas.reference import actions
from secretariat.areas.reference.imports import IMPORTS as OF_REFERENCE
from secretariat.areas.reference.imports import memberships, states, successions
from secretariat.areas.reference.models import State
from secretariat.areas.standards.imports import IMPORTS as OF_STANDARDS
from secretariat.areas.standards.imports import instruments, ratifications
from secretariat.engine.history.reading import known_at
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.exporting import Sheet, as_csv, as_xlsx, records_of, sheet_of
from secretariat.engine.imports.running import compared, imported
from secretariat.engine.imports.trials import Trial
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import BadInput

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")

# No record keeps a NUL or half a character, and an import takes spaces around a text away.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(st.sampled_from("=+-@'\t\r\n\";,aé_x0041 ") | letters, max_size=20).map(str.strip)
some = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def csv_written(sheet: Sheet) -> bytes:
    """The sheet as one CSV file."""
    return b"".join(as_csv(sheet))


def read_again(what: Import, *, workbook: bool) -> Trial:
    """Export everything and compare it with what is here."""
    sheet = sheet_of(what, records_of(what))
    if not workbook:
        return compared(what, file_of(csv_written(sheet)))
    written = io.BytesIO()
    as_xlsx(sheet, written)
    return compared(what, file_of(written.getvalue()))


@pytest.fixture
def world(db: None) -> None:
    a_world()


@some
@given(st.lists(texts.filter(bool), min_size=1, max_size=5), st.booleans())
def test_any_text_comes_back_as_it_was(world: None, names: list[str], workbook: bool) -> None:
    with transaction.atomic():
        rows = [{"code": f"N{n}", "name_en": name} for n, name in enumerate(names)]
        add(actions.add_states, rows, by=OFFICE, on=TODAY)
        trial = read_again(states, workbook=workbook)
        assert (trial.same, trial.bad_rows, trial.changes) == (3 + len(names), (), ())
        assert trial.absent == 0
        transaction.set_rollback(True)


def a_full_world() -> None:
    """Records of every kind, old and open dates among them."""
    a_world()
    old = [("code", "kind", "title", "adopted"), ("C800", "convention", "Old", "1850-01-01")]
    imported(instruments, csv_of(old), by=OFFICE, on=TODAY)
    header = ("instrument", "state", "registered", "ends", "ending", "inherited", "note")
    rows = [
        ("C800", "ARL", "1899-12-31", "1900-02-28", "denounced", "", "=HYPERLINK(1)"),
        ("C900", "BES", "2001-01-01", "", "", "yes", 'two\r\nlines; "quoted"'),
    ]
    imported(ratifications, csv_of([header, *rows]), by=OFFICE, on=TODAY)
    file = csv_of([("state", "admitted", "until"), ("ARL", "1919", "February 1940"),
                   ("BES", "1967-08-05", "")])  # fmt: skip
    imported(memberships, file, by=OFFICE, on=TODAY)
    file = csv_of([("predecessor", "successors"), ("COT", "ARL BES")])
    imported(successions, file, by=OFFICE, on=TODAY)


@pytest.mark.parametrize("workbook", [False, True])
@pytest.mark.parametrize("what", [*OF_REFERENCE, *OF_STANDARDS], ids=lambda one: str(one.key))
def test_every_import_reads_its_own_export_as_all_the_same(
    db: None, what: Import, workbook: bool
) -> None:
    a_full_world()
    trial = read_again(what, workbook=workbook)
    count = what.model._default_manager.count()
    assert (trial.same, trial.bad_rows, trial.absent) == (count, (), 0)


def test_no_cell_of_a_csv_begins_as_a_formula_does() -> None:
    rows = [[f"{sign}1+1", "'=x", -5, Decimal("-0.5"), True, None] for sign in DANGEROUS]
    written = csv_written(Sheet(headers=("=a", "b", "c", "d", "e", "f"), rows=rows)).decode()
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [row[0] for row in read] == ["'=a", *[f"'{sign}1+1" for sign in DANGEROUS]]
    assert read[1][1:] == ["''=x", "-5", "-0.5", "yes", ""]
    assert written.endswith("\r\n")


def test_a_csv_may_begin_with_a_byte_order_mark() -> None:
    pieces = list(as_csv(Sheet(headers=("a",), rows=[]), byte_order_mark=True))
    assert b"".join(pieces) == b"\xef\xbb\xbfa\r\n"


def test_a_long_csv_comes_in_pieces() -> None:
    pieces = list(as_csv(Sheet(headers=("a",), rows=(["x" * 1_000] for _ in range(1_000)))))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 100_000


def test_a_workbook_keeps_texts_as_texts_numbers_as_numbers_and_days_as_days() -> None:
    written = io.BytesIO()
    row = ["=1+1", -5, Decimal("0.25"), date(2001, 2, 3), date(1899, 1, 1), True, None, 10**17]
    as_xlsx(Sheet(headers=tuple("abcdefgh"), rows=[row]), written)
    _header, cells = load_workbook(written).active.rows
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "d", "s", "s", "n", "s"]
    assert [cell.value for cell in cells] == [
        *("=1+1", -5, 0.25, datetime.fromisoformat("2001-02-03")),
        *("1899-01-01", "yes", None, str(10**17)),
    ]
    assert cells[0].quotePrefix


def test_what_a_workbook_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="too long for a cell"):
        as_xlsx(Sheet(headers=("a",), rows=[["x" * 32_768]]), io.BytesIO())
    monkeypatch.setattr("secretariat.engine.imports.exporting.MOST_ROWS", 2)
    with pytest.raises(BadInput, match="so many rows"):
        as_xlsx(Sheet(headers=("a",), rows=[["x"]] * 3), io.BytesIO())


def test_an_export_as_of_a_date_has_what_holds_then(db: None) -> None:
    a_full_world()
    rows = list(sheet_of(ratifications, records_of(ratifications, as_of=date(1900, 1, 1))).rows)
    assert [row[:3] for row in rows] == [["C800", "ARL", date(1899, 12, 31)]]
    with pytest.raises(BadInput, match="no date in particular"):
        records_of(states, as_of=date(1900, 1, 1))


def test_an_export_known_at_an_instant_has_what_was_known_then(fresh_database: object) -> None:
    a_world()
    before = timezone.now()
    add(actions.add_states, [{"code": "NEW", "name_en": "Newland"}], by=OFFICE, on=TODAY)
    with known_at(before):
        codes = [row[0] for row in sheet_of(states, records_of(states)).rows]
    assert codes == ["ARL", "BES", "COT"]
    with known_at(timezone.now() + timedelta(seconds=1)):
        assert len(list(sheet_of(states, records_of(states)).rows)) == State.objects.count() == 4
