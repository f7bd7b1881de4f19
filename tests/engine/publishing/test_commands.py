"""The command line computes, freezes, prints and verifies, and says what went wrong."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.databases import Connection
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.forging import Forger
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import published

from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.publishing.models import Release
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import Language
from secretariat.kernel.periods import Period
from secretariat.site.commands import main


def told(*words: str, code: int = 0) -> Result:
    """Run a command; its exit code is as expected."""
    found = CliRunner().invoke(main, list(words))
    assert found.exit_code == code, found.output
    return found


@pytest.mark.usefixtures("office")
class TestFigure:
    """secretariat figure."""

    def test_a_figure_is_told_with_its_cells_and_definition(self) -> None:
        words = told(
            "figure", "reference.member_states", "--as-of", "2020-12-31", "--by", "region"
        ).output
        assert "Member States: 12 States" in words
        assert "4  North" in words
        assert "8  South" in words
        assert "Authority: Constitution" in words

    def test_a_figure_is_told_as_it_was_known(self) -> None:
        withdraw_state("X03")
        asked = ("figure", "reference.member_states", "--as-of", "2020-12-31")
        assert ": 11 States" in told(*asked).output
        assert ": 0 States" in told(*asked, "--known-at", "2020-01-01").output

    def test_a_figure_as_json_keeps_the_exact_value_and_the_fingerprint(self) -> None:
        found = json.loads(
            told("figure", "tests.northern_share", "--as-of", "2020-12-31", "--json").output
        )
        assert found["value"] == "0." + "3" * 28
        assert (found["part"], found["whole"]) == (4, 12)
        assert len(found["definition"]["fingerprint"]) == 64

    def test_a_figure_as_csv_has_a_row_a_cell_and_a_total(self) -> None:
        words = told(
            "figure", "reference.admissions", "--over", "2011..2020", "--by", "region", "--csv"
        ).output
        rows = list(csv.DictReader(io.StringIO(words)))
        assert [(row["region"], row["value"]) for row in rows] == [
            ("NOR", "2"),
            ("SOU", "4"),
            ("", "6"),
        ]

    def test_the_records_behind_a_figure_are_listed(self) -> None:
        words = told(
            "figure",
            "reference.member_states",
            "--as-of",
            "2020-12-31",
            "--where",
            "region=NOR",
            "--records",
        ).output
        assert [line.split("\t")[1].split(",")[0] for line in words.splitlines()] == [
            "State 0",
            "State 3",
            "State 6",
            "State 9",
        ]

    def test_a_series_has_a_line_a_year(self) -> None:
        words = told("figure", "reference.member_states", "--series", "2005..2007").output
        assert words.splitlines() == ["2005\t1", "2006\t2", "2007\t3"]
        words = told("figure", "reference.admissions", "--series", "2005..2006").output
        assert words.splitlines() == ["2005\t1", "2006\t1"]

    def test_what_can_not_be_computed_is_said_with_its_code(
        self, subtests: pytest.Subtests
    ) -> None:
        members = "reference.member_states"
        for words, code, says in (
            (["no.such"], 4, "no.such"),
            ([members, "--as-of", "yesterday"], 2, "yesterday"),
            ([members, "--over", "2020"], 2, "not over a period"),
            ([members, "--by", "colour"], 4, "colour"),
            ([members, "--where", "region"], 2, "region=AFR"),
            ([members, "--series", "a..b"], 2, "2000..2025"),
            ([members, "--series", "2005..2000"], 2, "2000..2025"),
        ):
            with subtests.test(" ".join(words)):
                assert says in told("figure", *words, code=code).output


def test_freezing_tells_edition_and_seal(office: None) -> None:
    words = told("freeze", "tests.members", "--note", "For the First Session").output
    release = Release.objects.get()
    assert "tests.members, edition 1" in words
    assert grouped(release.seal) in words
    assert (release.note, release.frozen_by_process) == (
        "For the First Session",
        "secretariat freeze",
    )


def test_why_an_edition_is_issued_is_given_in_each_language(office: None) -> None:
    told(
        "freeze", "tests.members", "--note", "A new count.", "--note-in", "fr", "Un compte refait."
    )
    release = Release.objects.get()
    told_in = {one: release.noted(one) for one in Language}
    assert told_in[Language.FR].text == "Un compte refait."
    assert (told_in[Language.ES].text, told_in[Language.ES].language) == ("A new count.", "en")


def test_a_person_freezes_under_her_own_grants(office: None) -> None:
    rosa = add_person(
        NewPerson(username="rosa", name="Rosa Lind", email="rosa@example.org"), by=CLERK, on=TODAY
    )
    told("freeze", "tests.members", "--by", "rosa", code=3)
    since = Period.since(date(2020, 1, 1))
    give([rosa], "publisher", scope="", period=since, by=CLERK, reason="She publishes.", on=TODAY)
    told("freeze", "tests.members", "--by", "Rosa")
    release = Release.objects.get()
    assert (release.frozen_by, release.frozen_by_process) == (rosa.pk, "")


def test_a_grant_over_one_unit_is_not_enough_to_freeze_for_the_organization(office: None) -> None:
    rosa = add_person(
        NewPerson(username="rosa", name="Rosa Lind", email="rosa@example.org"), by=CLERK, on=TODAY
    )
    since = Period.since(date(2020, 1, 1))
    give([rosa], "publisher", scope="HRD", period=since, by=CLERK, reason="A unit.", on=TODAY)
    told("freeze", "tests.members", "--by", "rosa", code=3)
    assert not Release.objects.exists()


def test_nobody_freezes_under_a_name_that_is_not_known(office: None) -> None:
    assert "nobody" in told("freeze", "tests.members", "--by", "nobody", code=4).output


def test_a_correction_names_its_edition(release: Release) -> None:
    published(members_paper, release)
    told("freeze", "tests.members", "--corrects", "1", code=2)
    told("freeze", "tests.members", "--corrects", "1", "--note", "A late record.")
    assert Release.objects.get(edition=2).corrects == release


def test_printing_writes_one_page_in_the_language_asked_for(
    release: Release, tmp_path: Path
) -> None:
    told("print", "tests.members", "--language", "fr", "--to", str(tmp_path / "paper.html"))
    page = (tmp_path / "paper.html").read_text()
    assert '<html lang="fr">' in page
    assert grouped(release.seal) in page
    assert told("print", "tests.members", "--to", "-").output.strip().endswith("</html>")


def test_printing_writes_every_format_whole_or_not_at_all(release: Release, tmp_path: Path) -> None:
    begins = {"pdf": b"%PDF-", "docx": b"PK", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"{"}
    for form, first in begins.items():
        file = tmp_path / f"paper.{form}"
        told("print", "tests.members", "--as", form, "--language", "es", "-o", str(file))
        assert file.read_bytes().startswith(first), form
    assert {one.suffix[1:] for one in tmp_path.iterdir()} == set(begins), "no half file is left"
    refused = CliRunner().invoke(main, ["print", "tests.members", "--as", "odt", "-o", "x.odt"])
    assert refused.exit_code == 4
    assert "html, pdf, docx" in refused.output


def test_verifying_all_says_how_much_was_checked(release: Release) -> None:
    assert "tests.members, edition 1: agrees (4 figures, 26 records in 3 tables)" in (
        told("verify").output
    )


def test_verifying_before_anything_was_frozen_says_so(office: None) -> None:
    assert "Nothing has been frozen yet." in told("verify").output


def test_a_seal_alone_finds_its_release(release: Release) -> None:
    assert "agrees" in told("verify", "--seal", grouped(release.seal)).output
    assert "Compare it with the paper" in told("verify", "--seal", "0" * 64, code=6).output


def test_a_seal_that_is_not_the_releases_own_fails(release: Release) -> None:
    words = told("verify", "tests.members", "--edition", "1", "--seal", "0" * 64, code=6).output
    assert "The seal on the paper" in words


def test_what_was_altered_is_named_and_ends_with_its_code(
    release: Release, owner: Connection
) -> None:
    Forger(owner).sets("publishing_releasedfigure", "key = '2'", value="5")
    words = told("verify", code=6).output
    assert "no longer agrees" in words
    assert "Figure 2, reference.member_states" in words
    assert "No longer what they were: tests.members, edition 1." in words


def test_a_record_changed_past_its_history_is_named_with_its_code(
    office: None, owner: Connection
) -> None:
    assert "Records: as their history says" in told("verify").output
    Forger(owner).sets("reference_state", "code = 'X03'", name_en="Elsewhere")
    words = told("verify", code=6).output
    assert "Elsewhere" in words
    assert "No longer what they were: records (1)." in words


def test_an_edition_without_its_paper_is_refused(release: Release) -> None:
    assert "Name the paper" in told("verify", "--edition", "1", code=2).output


@pytest.mark.parametrize("command", ["figure", "freeze", "print", "verify"])
def test_each_command_explains_itself_with_an_example(command: str) -> None:
    assert f"Example: secretariat {command}" in told(command, "--help").output


def test_a_release_is_restated_with_the_record_that_says_why(release: Release) -> None:
    assert "Nothing reads otherwise." in told("restate", "tests.members/1").output
    withdraw_state("X03")
    words = told("restate", "tests.members").output
    assert "3 figures read otherwise" in words
    assert "- Member States, as of 31\u00a0December 2020: 12 → 11" in words
    assert "Withdrawn records. Taken back after the earlier figure was computed." in words
    assert "“State 3" in words
    assert "no longer counted" in words
    told("freeze", "tests.members")
    words = told("restate", "tests.members/1", "tests.members/2").output
    assert "beside edition 2" in words
    assert "12 → 11" in words


def test_a_release_that_is_no_release_is_not_restated(release: Release) -> None:
    assert "KEY/EDITION" in told("restate", "tests.members/first", code=2).output
    told("restate", "tests.members/9", code=4)
