"""Files imported, tried, compared, undone and exported at the command line."""

import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.engine.imports.given import a_world

from secretariat.areas.reference.models import Membership, Region
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.imports.models import Match
from secretariat.kernel.errors import BadInput
from secretariat.site.commands import COMMANDS, main
from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.facts import load_facts_where_empty
from secretariat.site.commands.matching import asked_for, read_matches
from secretariat.site.commands.opening import Instance
from secretariat.site.commands.stamps import Stamps

GOOD = "instrument,state,registered\nC900,ARL,2001-01-01\nC900,BES,2002-02-02\n"
MEMBERS = "name,admitted\nOld Arland,1919\nBestovia,1920-05-06\n"


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Records to refer to; no other instance is touched."""
    monkeypatch.setenv("SECRETARIAT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("secretariat.site.commands.plumbing.bring_up_to_date", lambda _here: None)
    a_world()


def called(*words: str, **settings: str) -> Result:
    """Call the command line."""
    return CliRunner().invoke(main, list(words), catch_exceptions=False, **settings)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file without a fault."""
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    return path


def test_every_command_explains_itself_with_an_example() -> None:
    for command in ("import", "export"):
        assert command in COMMANDS
        assert f"Example: secretariat {command} " in called(command, "--help").output


def test_a_file_is_imported_and_taken_back(world: None, file: Path) -> None:
    done = called("import", "standards.ratifications", str(file))
    assert done.exit_code == 0, done.output
    assert "2 rows; 2 new, 0 changed, 0 the same, 0 wrong" in done.output
    assert Ratification.objects.count() == 2
    act = done.output.strip().rsplit(" ", 1)[1]
    again = called("import", "standards.ratifications", str(file))
    assert "all of it is here already" in again.output
    undone = called("import", "--undo", act, "--reason", "wrong file")
    assert "Undone: 2 records" in undone.output
    assert Ratification.objects.count() == 0


def test_a_dry_run_writes_nothing_and_ends_as_the_import_would(world: None, file: Path) -> None:
    tried = called("import", "standards.ratifications", str(file), "--dry-run")
    assert (tried.exit_code, Ratification.objects.count()) == (0, 0)
    assert "Nothing has been written." in tried.output
    file.write_text(GOOD + "C999,ARL,2001-02-30\n")
    tried = called("import", "standards.ratifications", str(file), "--dry-run")
    assert (tried.exit_code, Ratification.objects.count()) == (2, 0)
    assert "1 of 3 rows cannot be imported" in tried.output


def test_bad_rows_are_a_table_with_the_reason_and_what_to_do(world: None, file: Path) -> None:
    file.write_text(GOOD + "C999,ARL,2001-01-01\nC901,ARL,31/12/1999\n")
    refused = called("import", "standards.ratifications", str(file))
    assert (refused.exit_code, Ratification.objects.count()) == (2, 0)
    [line] = [line for line in refused.output.splitlines() if "C999  " in line]
    assert line.split()[:3] == ["4", "instrument", "C999"]
    assert "No instrument is called “C999”" in line
    assert "day and which the month" in refused.output
    good = called("import", "standards.ratifications", str(file), "--good-rows")
    assert (good.exit_code, Ratification.objects.count()) == (0, 2)


def test_a_comparison_lists_changed_new_and_absent(world: None, file: Path) -> None:
    called("import", "standards.ratifications", str(file))
    file.write_text("instrument,state,registered,note\nC900,ARL,2001-01-01,x\nC901,ARL,2001-1-1,\n")
    compared = called("import", "standards.ratifications", str(file), "--compare")
    assert compared.exit_code == 0
    assert "~ row 2  C900 · ARL · 2001-01-01: note: – → x" in compared.output
    assert "+ row 3  C901 · ARL · 2001-1-1" in compared.output
    assert "- C900, Bestovia, 2002-02-02" in compared.output
    assert "Not in the file: 1 records" in compared.output


def test_a_name_is_matched_by_an_option_and_remembered(world: None, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text(MEMBERS)
    refused = called("import", "reference.memberships", str(path))
    assert refused.exit_code == 2
    assert "“Old Arland” may be: ARL (Arland)" in refused.output
    tried = called("import", "reference.memberships", str(path), "--dry-run",
                   "--match", "Old Arland=ARL")  # fmt: skip
    assert (tried.exit_code, Match.objects.count()) == (0, 0)
    done = called("import", "reference.memberships", str(path), "--match", "Old Arland=ARL")
    assert (done.exit_code, Match.objects.count(), Membership.objects.count()) == (0, 1, 2)


def test_at_a_terminal_names_are_asked_for(
    world: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "members.csv"
    path.write_text(MEMBERS)
    asked = lambda unknown: {unknown[0].said: "ARL"}  # noqa: E731 - one answer
    monkeypatch.setattr("secretariat.site.commands.importing.asked_for", asked)
    monkeypatch.setattr("secretariat.site.commands.importing._at_a_terminal", lambda: True)
    done = called("import", "reference.memberships", str(path))
    assert (done.exit_code, Membership.objects.count()) == (0, 2)
    assert Match.objects.get().said == "Old Arland"


def test_an_answer_is_a_number_a_code_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from secretariat.engine.imports.trials import Unknown

    unknown = [
        Unknown(column="state", field="state", said=said, rows=1, suggestions=("ARL (Arland)",))
        for said in ("first", "second", "third")
    ]
    answers = iter(["1", "BES", ""])
    monkeypatch.setattr("click.prompt", lambda *_words, **_settings: next(answers))
    assert asked_for(unknown) == {"first": "ARL", "second": "BES"}


@pytest.mark.parametrize("words", ["", "=", "Arland", "Arland=", "=ARL"])
def test_a_match_of_nothing_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="matches nothing"):
        read_matches([words])


def test_a_text_with_an_equals_sign_can_be_matched() -> None:
    assert read_matches(["a=b=ARL", " Côte d'Or = COT "]) == {"a=b": "ARL", "Côte d'Or": "COT"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["import", "no.such", "FILE"], 4, "There is no import “no.such”"),
        (["import", "--undo", "7"], 2, "not the number of an act"),
        (["import", "--undo", str(uuid.UUID(int=7))], 4, "no such act"),
        (["import", "standards.ratifications", "FILE", "--by", "nobody"], 4, "Nobody signs in"),
        (["export", "standards.ratifications", "--to", "a.pdf"], 2, "neither CSV nor XLSX"),
    ],
)
def test_errors_end_with_their_code(
    world: None, file: Path, words: list[str], code: int, says: str
) -> None:
    done = called(*(str(file) if word == "FILE" else word for word in words))
    assert done.exit_code == code
    assert says in done.output


def test_the_imports_and_their_columns_are_listed(world: None) -> None:
    assert "standards.ratifications" in called("import").output
    columns = called("import", "reference.memberships").output
    assert "iso3 or state or code or name or country  (needed)" in columns


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_imported_again_is_all_the_same(
    world: None, file: Path, tmp_path: Path, ending: str
) -> None:
    called("import", "standards.ratifications", str(file))
    to = tmp_path / f"out.{ending}"
    done = called("export", "standards.ratifications", "--to", str(to))
    assert done.exit_code == 0, done.output
    again = called("import", "standards.ratifications", str(to))
    assert "0 new, 0 changed, 2 the same, 0 wrong" in again.output
    dated = called("export", "standards.ratifications", "--to", str(to), "--as-of", "2001-06-01")
    assert dated.exit_code == 0
    again = called("import", "standards.ratifications", str(to), "--compare")
    assert "1 the same" in again.output
    assert [path.name for path in tmp_path.glob(".out*")] == []


def test_facts_are_loaded_once_into_an_empty_instance_alone(db: None, tmp_path: Path) -> None:
    class Here:
        """An instance of its own."""

        kind, made, stamps = Kind.EXAMPLE, frozenset[str](), Stamps(tmp_path / "done.json")

    here = Here()
    load_facts_where_empty(here)  # type: ignore[arg-type]
    assert Region.objects.count() == 0
    here.kind = Kind.EMPTY
    load_facts_where_empty(here)  # type: ignore[arg-type]
    assert Region.objects.count() == 5
    assert here.stamps.get("facts") == "loaded"
    assert Instance.__dataclass_fields__.keys() >= {"kind", "made"}
