"""A large file is read by a worker: its page says how far, then leads to trial and receipt."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.jobs.conftest import AddPerson, done, page, run_at, sent
from tests.web.pages.conftest import ON, SCRIBE

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.granting import end_grants
from secretariat.engine.access.models import Grant
from secretariat.engine.jobs.models import Run
from secretariat.engine.jobs.passing import ForGood
from secretariat.web.imports import uploads

ADDRESS = "/registers/ratifications/import"
GOOD = "instrument,state,registered\nC105,Velia,2021-03-04\n"
BAD = GOOD + "C105,Kingdom of Sund,2022-05-06\nC29,QMC,31.12.25\n"


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the smallest file be worked on by a worker."""
    monkeypatch.setattr(uploads, "LARGE", 1)


@pytest.fixture
def officer(client: Client, person: AddPerson) -> Any:
    """Somebody who may register ratifications, signed in."""
    made = person("rosa", "standards_officer")
    client.force_login(made)
    return made


def file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("third-quarter.csv", text.encode())


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def tried(client: Client, text: str) -> tuple[str, str]:
    """Have a file tried to its end: the address of its job, and the page of the trial."""
    address = sent(client, ADDRESS, file=file(text), do="try")
    done(run_at(address))
    link = re.search(r'href="(/registers/ratifications/import\?job=\d+)"', page(client, address))
    assert link is not None
    return address, page(client, link[1])


def test_a_large_file_is_tried_by_a_job_and_its_page_leads_to_the_trial(
    client: Client, officer: Any
) -> None:
    address = sent(client, ADDRESS, file=file(BAD), do="try")
    waiting = page(client, address)
    assert "Trial of an import" in waiting
    assert "Waiting" in waiting
    assert Ratification.objects.count() == 3
    done(run_at(address))
    settled = page(client, address)
    assert "2 of 3 rows cannot be imported" in settled
    assert "Done" in settled
    trial = page(client, f"{ADDRESS}?job={run_at(address)}")
    assert "Nothing has been written yet. This was a trial of third-quarter.csv." in trial
    assert "31.12.25" in trial
    assert Ratification.objects.count() == 3


def test_the_decision_to_import_is_a_job_too_and_ends_with_a_receipt(
    client: Client, officer: Any, tmp_path: Path
) -> None:
    _address, trial = tried(client, GOOD)
    given = {"token": hidden(trial, "token"), "job": hidden(trial, "job")}
    address = sent(client, ADDRESS, **given, do="import", reason="asked by ana@example.invalid")
    assert Ratification.objects.count() == 3
    done(run_at(address))
    assert Ratification.objects.count() == 4
    receipt = page(client, f"{ADDRESS}?job={run_at(address)}")
    assert "1 rows of the file are now in the register" in receipt
    assert re.search(r'href="([^"]+/undo)"', receipt)
    assert not list((tmp_path / "uploads").iterdir()), "what was imported is no longer kept"
    arguments = Run.objects.values_list("arguments", flat=True)
    assert not [given for given in arguments if "ana@" in str(given)]


def test_names_are_matched_from_the_trial_a_job_made_and_it_is_tried_anew(
    client: Client, officer: Any
) -> None:
    _address, trial = tried(client, BAD)
    given = {"token": hidden(trial, "token"), "job": hidden(trial, "job"), "match-0": "QMC"}
    address = sent(client, ADDRESS, **given, do="match")
    done(run_at(address))
    again = page(client, f"{ADDRESS}?job={run_at(address)}")
    assert "1 of 3 rows cannot be imported" in again
    assert "Names that are not known here" not in again


def test_a_comparison_is_a_job_that_needs_no_right_to_write(
    client: Client, person: AddPerson, tmp_path: Path
) -> None:
    client.force_login(person("jonas"))
    address = sent(client, ADDRESS, file=file(GOOD), do="compare")
    done(run_at(address))
    compared = page(client, f"{ADDRESS}?job={run_at(address)}")
    assert "The file and the register differ" in compared
    assert not list((tmp_path / "uploads").iterdir())
    page(client, ADDRESS, 403, file=file(GOOD), do="try")


def test_the_right_to_import_is_asked_for_again_when_the_job_runs(
    client: Client, officer: Any
) -> None:
    _address, trial = tried(client, GOOD)
    address = sent(client, ADDRESS, token=hidden(trial, "token"), do="import", reason="r")
    end_grants(Grant.objects.filter(person=officer), ON, by=SCRIBE, reason="left", on=ON)
    with pytest.raises(ForGood):
        done(run_at(address))
    assert Ratification.objects.count() == 3
    said = page(client, address)
    assert "Failed for good" in said
    assert "You may not do this" in said


def test_nobody_else_sees_what_came_of_it(client: Client, officer: Any, person: AddPerson) -> None:
    address, _trial = tried(client, GOOD)
    client.force_login(person("jonas"))
    page(client, address, 404)
    page(client, f"{ADDRESS}?job={run_at(address)}", 404)
    client.force_login(person("olga", "operator"))
    assert "See what came of it" not in page(client, address)
    page(client, f"{ADDRESS}?job={run_at(address)}", 404)


@pytest.mark.parametrize("asked", ["9999", "x", "-1", "", "1e3", "٣"])
def test_a_job_that_is_none_answers_as_what_is_hidden(
    client: Client, officer: Any, asked: str
) -> None:
    assert "There is nothing here for you to see" in page(client, f"{ADDRESS}?job={asked}", 404)


def test_a_job_of_another_register_answers_as_what_is_hidden(client: Client, officer: Any) -> None:
    address, _trial = tried(client, GOOD)
    page(client, f"/registers/states/import?job={run_at(address)}", 404)


def test_a_file_that_is_gone_is_told_of_and_can_be_given_again(
    client: Client, officer: Any, tmp_path: Path
) -> None:
    address = sent(client, ADDRESS, file=file(GOOD), do="try")
    for path in (tmp_path / "uploads").iterdir():
        path.unlink()
    with pytest.raises(ForGood):
        done(run_at(address))
    said = page(client, address)
    assert "The file is no longer kept." in said
    assert "Upload it again." in said


def test_a_trial_whose_file_is_gone_is_not_decided_on(
    client: Client, officer: Any, tmp_path: Path
) -> None:
    address, _trial = tried(client, GOOD)
    for path in (tmp_path / "uploads").iterdir():
        path.unlink()
    assert "The file is no longer kept." in page(client, f"{ADDRESS}?job={run_at(address)}", 404)


def test_the_token_of_a_file_stands_in_no_job_and_no_file_name(
    client: Client, officer: Any, tmp_path: Path
) -> None:
    _address, trial = tried(client, GOOD)
    token = hidden(trial, "token")
    assert token not in str(list(Run.objects.values_list("arguments", "result")))
    assert not [path for path in (tmp_path / "uploads").iterdir() if token in path.name]
