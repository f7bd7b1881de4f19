"""Files are imported whatever their table declares: no key, a column named as ours, itself."""

from datetime import date
from io import BytesIO

import pytest
from tests.areas.workforce.conftest import BEGAN, Office

from secretariat.areas.workforce.imports import IMPORTS
from secretariat.areas.workforce.models.people import Contract, RetirementRule
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.history.acting import Process
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import CannotImport, File, imported

ON = date(2026, 1, 1)
RULES = "starts,ends,earliest_age,mandatory_age,authority\n"


@pytest.fixture
def office(db: None) -> Office:
    """An office without anybody."""
    return Office()


def reads(key: str) -> Import:
    return next(one for one in IMPORTS if one.key == f"workforce.{key}")


def brought(key: str, text: str) -> None:
    """A file's text, imported."""
    file = File(name=f"{key}.csv", content=BytesIO(text.encode()))
    imported(reads(key), file, by=Process("tests"), on=ON)


@pytest.mark.usefixtures("db")
def test_where_no_key_is_held_equal_all_records_exclude_each_other() -> None:
    brought("retirement_rules", f"{RULES}1990-01-01,,62,62,Rules\n")
    closing = "1990-01-01,2013-12-31,62,62,Rules\n2014-01-01,,65,65,Rules\n"
    brought("retirement_rules", RULES + closing)
    assert RetirementRule.objects.on(ON).get().earliest_age == 65
    with pytest.raises(CannotImport) as refused:
        brought("retirement_rules", f"{RULES}2000-01-01,2001-01-01,60,60,Rules\n")
    (wrong,) = refused.value.trial.bad_rows
    assert wrong.row == 2
    assert RetirementRule.objects.count() == 2


def test_a_table_may_have_a_column_that_is_called_kind(office: Office) -> None:
    official = office.official()
    brought("contracts", f"official,kind,starts,ends\n{official.code},FT,2020-01-01,2021-12-31\n")
    with pytest.raises(CannotImport):
        brought("contracts", f"official,kind,starts,ends\n{official.code},FT,2021-01-01,\n")
    assert Contract.objects.get().kind == "FT"


def test_a_row_may_continue_another_of_the_same_file(office: Office) -> None:
    post = office.post()
    columns = "code,title_en,grade,unit,station,funding,starts,ends,continues"
    place = f"{post.grade.code},{post.unit.code},{post.station.code},RB"
    first = f"A,Officer,{place},{BEGAN},2010-12-31,"
    brought("posts", f"{columns}\n{first}\nB,Officer,{place},2011-01-01,,A\n")
    assert Post.objects.get(code="B").continues == Post.objects.get(code="A")


def test_records_are_numbered_in_the_order_of_the_file(office: Office) -> None:
    post = office.post()
    columns = "code,title_en,grade,unit,station,funding,starts"
    place = f"{post.grade.code},{post.unit.code},{post.station.code},RB,{BEGAN}"
    codes = [f"Z{number:03}" for number in range(300, 0, -1)]
    brought("posts", "\n".join([columns, *(f"{code},Officer,{place}" for code in codes)]))
    kept = Post.objects.filter(code__in=codes).order_by("pk").values_list("code", flat=True)
    assert list(kept) == codes
