"""The page of a job: how it stands, how far, what came of it; and who sees whose."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.web.jobs.conftest import AddPerson, done, page, run_at, sent
from tests.web.pages.conftest import ON, SCRIBE

from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.passing import Again, ForGood
from secretariat.engine.jobs.starting import start
from secretariat.kernel.errors import Unavailable
from secretariat.web.imports import jobs
from secretariat.web.pages.jobs import LOOKS_AGAIN

GOOD = "instrument,state,registered\nC105,Velia,2021-03-04\n"


@pytest.fixture
def rosa(person: AddPerson) -> Person:
    """Somebody who may register ratifications."""
    return person("rosa", "standards_officer")


@pytest.fixture
def olga(person: AddPerson) -> Person:
    """Somebody who keeps jobs going."""
    return person("olga", "operator")


def asked_for(by: Any, about: str = "") -> int:
    """A run for a file that is nowhere."""
    given = {"register": "ratifications", "file": "nowhere"}
    return start(jobs.TRY, given, by=by, on=ON, about=about)


def failed(by: Any) -> int:
    """A run that failed for good."""
    run = asked_for(by)
    with pytest.raises(ForGood):
        done(run)
    return run


def worker() -> int:
    """A worker that has just given a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_register_worker_v1()")
        number: int = cursor.fetchone()[0]
        return number


def main_of(client: Client, address: str) -> str:
    """The main part of a page that is not found."""
    return page(client, address, 404).split("<main")[1].split("</main>")[0]


def test_one_that_waits_says_that_no_worker_runs(client: Client, rosa: Person) -> None:
    client.force_login(rosa)
    run = asked_for(rosa, about="Ratifications")
    said = page(client, f"/jobs/{run}/")
    assert "Trial of an import: Ratifications" in said
    assert "No worker is running now." in said
    worker()
    assert "as soon as a worker is free" in page(client, f"/jobs/{run}/")


def test_one_under_way_says_how_far_it_is_and_since_when(client: Client, rosa: Person) -> None:
    client.force_login(rosa)
    run = asked_for(rosa)
    Try.objects.create(
        run_id=run, worker=worker(), done=45, total=60, sentence="The file is being read"
    )
    said = page(client, f"/jobs/{run}/")
    assert "Under way" in said
    assert "The file is being read: 75%" in " ".join(said.split())
    assert 'max="100" value="75"' in said
    assert "Has taken so far" in said
    assert "Rosa" in said
    assert "Let it go" not in said


def test_one_whose_whole_is_not_known_shows_its_sentence_and_no_share(
    client: Client, rosa: Person
) -> None:
    client.force_login(rosa)
    run = asked_for(rosa)
    Try.objects.create(run_id=run, worker=worker(), done=45, sentence="Rows are written")
    said = page(client, f"/jobs/{run}/")
    assert "Rows are written" in said
    assert "<progress" not in said


def test_one_whose_worker_died_says_who_takes_over(client: Client, rosa: Person) -> None:
    client.force_login(rosa)
    run = asked_for(rosa)
    Try.objects.create(run_id=run, worker=4711, done=1, total=2, sentence="Reading")
    said = page(client, f"/jobs/{run}/")
    assert "Its worker ended in the middle." in said
    assert "<progress" not in said


def test_the_page_looks_again_by_itself_until_it_is_settled_or_told_not_to(
    client: Client, rosa: Person
) -> None:
    client.force_login(rosa)
    run = failed(rosa)
    assert "Refresh" not in client.get(f"/jobs/{run}/").headers
    run = asked_for(rosa)
    assert client.get(f"/jobs/{run}/").headers["Refresh"] == str(LOOKS_AGAIN)
    still = client.get(f"/jobs/{run}/?still=1")
    assert "Refresh" not in still.headers
    assert f'href="/jobs/{run}/"' in still.content.decode()
    assert f'href="/jobs/{run}/?still=1"' in page(client, f"/jobs/{run}/")


def test_one_that_failed_says_what_why_and_what_to_do(client: Client, rosa: Person) -> None:
    client.force_login(rosa)
    said = page(client, f"/jobs/{failed(rosa)}/")
    assert "Failed for good" in said
    assert "The file is no longer kept." in said
    assert "A file waits for its decision for a day" in said
    assert "Upload it again." in said


def test_one_that_rests_says_when_it_is_tried_again_and_lists_every_try(
    client: Client, rosa: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object, **__: object) -> None:
        raise Unavailable("The folder of uploads cannot be reached", do="Mount it.")

    monkeypatch.setattr(jobs, "lying_at", unavailable)
    client.force_login(rosa)
    run = asked_for(rosa)
    for _ in range(2):
        with pytest.raises(Again):
            done(run)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'")
    said = page(client, f"/jobs/{run}/")
    assert "Tried again later" in said
    assert "It is tried again on" in said
    _before, every_try = said.split("Every try", 1)
    assert every_try.count("The folder of uploads cannot be reached") == 2


def test_nobody_sees_another_s_job_but_those_who_keep_jobs_going(
    client: Client, rosa: Person, olga: Person, person: AddPerson
) -> None:
    run = failed(rosa)
    client.force_login(person("jonas"))
    hidden, unknown = (main_of(client, f"/jobs/{number}/") for number in (run, 4711))
    assert hidden == unknown
    page(client, f"/jobs/{run}/again", 404, do="it")
    page(client, f"/jobs/{run}/let-go", 404)
    page(client, f"/jobs/{run}/let-go", 404, reason="mine now")
    assert Run.objects.get(pk=run).state == "failed"
    client.force_login(olga)
    assert "The file is no longer kept." in page(client, f"/jobs/{run}/")


def test_a_stranger_is_sent_to_sign_in(client: Client, rosa: Person) -> None:
    run = failed(rosa)
    for address in ("/jobs/", f"/jobs/{run}/", f"/jobs/{run}/let-go", f"/jobs/{run}/again"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/account/login/")


def test_she_sees_her_own_in_the_list_and_no_others(
    client: Client, rosa: Person, person: AddPerson
) -> None:
    mine, others = asked_for(rosa), asked_for(person("jonas"))
    client.force_login(rosa)
    said = page(client, "/jobs/")
    assert f"/jobs/{mine}/" in said
    assert f"/jobs/{others}/" not in said
    assert "Failed for good" not in said


def test_those_who_keep_jobs_going_see_what_failed_waits_and_was_done(
    client: Client, rosa: Person, olga: Person
) -> None:
    client.force_login(olga)
    assert "No worker is running" in page(client, "/jobs/")
    bad, waiting = failed(rosa), asked_for(rosa)
    worker()
    said = page(client, "/jobs/")
    assert "1 worker is running" in said
    assert "1 waiting, 0 under way, 1 failed for good." in said
    parts = said.split("<h2")
    assert [f"/jobs/{bad}/" in part for part in parts[1:4]] == [True, False, False]
    assert [f"/jobs/{waiting}/" in part for part in parts[1:4]] == [False, True, False]
    assert "The file is no longer kept." in parts[1]


def test_of_what_comes_round_the_latest_time_is_listed(client: Client, olga: Person) -> None:
    runs = [
        Run.objects.create(job="imports.try_file", process="p", state="done", due=due)
        for due in (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 3, 2))
    ]
    client.force_login(olga)
    said = page(client, "/jobs/")
    assert [f"/jobs/{run.pk}/" in said for run in runs] == [False, True, False]


def test_a_failed_one_is_tried_again_from_its_page(
    client: Client, rosa: Person, olga: Person
) -> None:
    run = failed(rosa)
    client.force_login(olga)
    assert client.get(f"/jobs/{run}/again").status_code == 405
    assert sent(client, f"/jobs/{run}/again") == f"/jobs/{run}/"
    assert "It is tried again as soon as a worker is free." in page(client, f"/jobs/{run}/")
    assert Run.objects.get(pk=run).state == "waiting"
    assert Act.objects.get(action="jobs.try_again").by == olga.pk
    page(client, f"/jobs/{run}/again", 409, do="twice")


def test_one_is_let_go_with_a_reason_and_leaves_the_failed(
    client: Client, rosa: Person, olga: Person
) -> None:
    run = failed(rosa)
    client.force_login(olga)
    assert "Let this job go?" in page(client, f"/jobs/{run}/let-go")
    refused = page(client, f"/jobs/{run}/let-go", 422, reason=" ")
    assert "Letting a job go needs a reason." in refused
    assert sent(client, f"/jobs/{run}/let-go", reason="she gave a new file") == f"/jobs/{run}/"
    said = page(client, f"/jobs/{run}/")
    assert "It will not be done." in said
    assert "Try again" not in said
    assert "No job has failed." in page(client, "/jobs/")


def test_a_long_list_says_that_it_is_cut(client: Client, olga: Person) -> None:
    Run.objects.bulk_create(
        [Run(job="imports.try_file", process="test", state="failed") for _ in range(101)]
    )
    client.force_login(olga)
    assert "Only the latest 100 are listed." in page(client, "/jobs/")


def test_what_a_file_is_called_is_shown_as_text(client: Client, rosa: Person) -> None:
    run = asked_for(rosa, about="<script>alert(1)</script>")
    Try.objects.create(run_id=run, worker=worker(), sentence="<b>bold</b>")
    client.force_login(rosa)
    said = page(client, f"/jobs/{run}/")
    assert "<script>alert" not in said
    assert "<b>bold" not in said
    assert "<script>alert" not in page(client, "/jobs/")


def test_how_long_it_took_is_told_in_its_own_measure(client: Client, rosa: Person) -> None:
    client.force_login(rosa)
    run = asked_for(rosa)
    one = Try.objects.create(run_id=run, end="done")
    ended = one.began_at + timedelta(seconds=42)
    Run.objects.filter(pk=run).update(state="done", ended_at=ended)
    assert "42 seconds" in page(client, f"/jobs/{run}/")
    Run.objects.filter(pk=run).update(ended_at=one.began_at + timedelta(hours=2, minutes=5))
    assert "2\xa0hours, 5\xa0minutes" in page(client, f"/jobs/{run}/")


def test_the_office_s_own_are_named_so(client: Client, olga: Person) -> None:
    client.force_login(olga)
    assert "the Office itself" in page(client, f"/jobs/{asked_for(SCRIBE)}/")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_went_wrong_is_kept_in_the_language_of_who_asked(
    client: Client, rosa: Person, language: str, tmp_path: Any
) -> None:
    client.force_login(rosa)
    file = SimpleUploadedFile("f.csv", GOOD.encode() * 200_000)
    address = f"/registers/ratifications/import?lang={language}"
    run = run_at(sent(client, address, file=file, do="try"))
    assert Run.objects.get(pk=run).language == language
