"""People are added and given roles from the command line, each answered for by the command."""

from collections.abc import Mapping
from datetime import date

import pytest
from click.testing import CliRunner, Result

from secretariat.site.commands import main

ADD = ["person", "add", "Ada.Byron", "Ada Byron", "Ada@Example.org"]
WORDS = "a long enough pass phrase"


@pytest.fixture
def run(fresh_database: Mapping[str, str], environment: dict[str, str]) -> object:
    """Call the command line in databases of this test alone."""

    def run(*words: str, says: str = "", code: int = 0) -> Result:
        result = CliRunner().invoke(main, list(words), input=says)
        assert result.exit_code == code, result.output
        return result

    return run


def test_somebody_added_with_a_password_can_sign_in(run: object) -> None:
    from secretariat.engine.access.models import Person
    from secretariat.engine.records.telling import history_of

    told = run(*ADD, "--password", "--reason", "First of all", says=f"{WORDS}\n")  # type: ignore[operator]
    assert "Ada Byron may sign in as ada.byron." in told.output
    person = Person.objects.get()
    assert person.check_password(WORDS)
    (entry,) = history_of(person)
    assert (entry.who, entry.reason) == ("secretariat person", "First of all")


def test_without_a_password_she_cannot_sign_in_yet(run: object) -> None:
    from secretariat.engine.access.models import Person

    run(*ADD, "--language", "fr", "--unit", "HRD/REC")  # type: ignore[operator]
    person = Person.objects.get()
    assert not person.has_usable_password()
    assert (person.language, person.unit_path) == ("fr", "HRD/REC")


def test_what_is_wrong_is_said_and_nobody_is_added(run: object) -> None:
    from secretariat.engine.access.models import Person

    run(*ADD, "--password", says="", code=2)  # type: ignore[operator]
    run(*ADD, "--password", says="1234\n", code=2)  # type: ignore[operator]
    run(*ADD, "--language", "la", code=2)  # type: ignore[operator]
    assert not Person.objects.exists()


def test_a_role_is_given_for_its_days_and_only_once(run: object) -> None:
    from secretariat.engine.access.models import Grant

    run(*ADD)  # type: ignore[operator]
    given = ["person", "role", "ada.byron", "access_manager", "--from", "2026-01-01"]
    told = run(*given, "--until", "2026-12-31", "--reason", "Letter")  # type: ignore[operator]
    assert "access_manager over all units from 2026-01-01 until 2026-12-31" in told.output
    grant = Grant.objects.get()
    assert (grant.role, grant.scope) == ("access_manager", "")
    assert (grant.starts, grant.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    run(*given, code=5)  # type: ignore[operator]
    run("person", "role", "ada.byron", "access_manager", "--scope", "HRD")  # type: ignore[operator]
    assert Grant.objects.get(scope="HRD").ends is None


def test_an_unknown_person_or_role_is_refused(run: object) -> None:
    assert "Nobody signs in" in run("person", "role", "ada", "auditor", code=4).output  # type: ignore[operator]
    run(*ADD)  # type: ignore[operator]
    assert "There is no role" in run("person", "role", "ada.byron", "king", code=2).output  # type: ignore[operator]
