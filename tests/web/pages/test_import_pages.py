"""A file is tried before it is written, its names are matched once, and it can be undone."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.pages.conftest import Post, World
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person

ADDRESS = "/registers/ratifications/import"
GOOD = "instrument,state,registered\nC105,Velia,2021-03-04\n"
BAD = GOOD + "C105,Kingdom of Sund,2022-05-06\nC29,QMC,31.12.25\n"


def file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("third-quarter.csv", text.encode())


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_trial_names_each_bad_row_and_writes_nothing(
    client: Client, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    page = post(ADDRESS, file=file(BAD), do="try")
    assert "2 of 3 rows cannot be imported" in page
    assert "Nothing has been written yet. This was a trial of third-quarter.csv." in page
    assert "31.12.25" in page
    assert Ratification.objects.count() == 3


def test_a_name_is_matched_once_and_then_known(client: Client, officer: Person, post: Post) -> None:
    client.force_login(officer)
    page = post(ADDRESS, file=file(BAD), do="try")
    page = post(ADDRESS, token=token(page), do="match", **{"match-0": "QMC"})
    assert "1 of 3 rows cannot be imported" in page
    assert "Names that are not known here" not in page


def test_good_rows_are_imported_in_one_act_that_can_be_undone(
    client: Client, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    page = post(ADDRESS, file=file(GOOD), do="try")
    page = post(ADDRESS, token=token(page), do="import", reason="third quarter")
    assert "1 rows of the file are now in the register" in page
    assert Ratification.objects.count() == 4
    undo = re.search(r'href="([^"]+/undo)"', page)
    assert undo is not None
    assert "Undo this import?" in shown(client, undo[1])
    post(status=302, address=undo[1], reason="wrong quarter")
    assert Ratification.objects.count() == 3


def test_a_corrected_file_is_asked_for_and_the_first_is_dropped(
    client: Client, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    kept = token(post(ADDRESS, file=file(BAD), do="try"))
    post(ADDRESS, status=302, token=kept, do="again")
    assert "The file is no longer kept." in post(ADDRESS, status=404, token=kept, do="import")


def test_nobody_decides_on_the_file_of_somebody_else(
    client: Client, officer: Person, reader: Person, post: Post
) -> None:
    client.force_login(officer)
    kept = token(post(ADDRESS, file=file(GOOD), do="try"))
    client.logout()
    client.force_login(reader)
    post(ADDRESS, status=404, token=kept, do="import")
    assert Ratification.objects.count() == 3


def test_a_reader_may_compare_but_not_try(client: Client, reader: Person, post: Post) -> None:
    client.force_login(reader)
    page = post(ADDRESS, file=file(GOOD), do="compare")
    assert "The file and the register differ" in page
    assert "Here, not in the file" in page
    post(ADDRESS, status=403, file=file(GOOD), do="try")


def test_a_stranger_is_told_to_sign_in(client: Client, world: World) -> None:
    assert "This needs signing in." in shown(client, ADDRESS, status=403)


def test_a_file_that_is_too_large_is_refused_with_the_limit(
    client: Client, officer: Person, post: Post, settings: Any
) -> None:
    settings.MAX_UPLOAD_BYTES = 10
    client.force_login(officer)
    assert "The file is too large" in post(ADDRESS, status=422, file=file(GOOD), do="try")


def test_a_register_offers_its_import_to_those_signed_in(client: Client, officer: Person) -> None:
    assert f'href="{ADDRESS}"' not in shown(client, "/registers/ratifications/")
    client.force_login(officer)
    assert f'href="{ADDRESS}"' in shown(client, "/registers/ratifications/")


def test_someone_signed_in_reads_who_did_what(
    client: Client, officer: Person, world: World
) -> None:
    client.force_login(officer)
    number = world.ratifications["QMA", "C29"]
    assert "<strong>tests of pages</strong>" in shown(client, f"/registers/ratifications/{number}/")
    home = shown(client, "/")
    assert "What changed" in home
    assert "Rosa Lindqvist" in home
