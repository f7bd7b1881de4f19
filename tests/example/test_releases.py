"""The example's paper: two editions, each true of its moment; the second says what it corrects."""

from datetime import date
from decimal import Decimal

import pytest
from tests.example.oracle import known

from secretariat.engine.access.models import Person
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.declaring import publication_of
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.seeing import public
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.publishing.way import State, ways
from secretariat.example.organization import ORGANIZATION
from secretariat.example.past import (
    EMBARGO,
    FIRST_EDITION,
    PUBLISHED,
    PUBLISHER,
    REFORM_AGAIN,
    RIGHTS_AGAIN,
    SECOND_EDITION,
)
from secretariat.example.results_papers import REFORM, STANDARDS_AND_RIGHTS
from secretariat.kernel.languages import Language

pytestmark = pytest.mark.usefixtures("example_instance")

CITED = date(2025, 12, 31)
EDITIONS = {1: FIRST_EDITION, 2: SECOND_EDITION}


def edition(number: int) -> Release:
    return Release.objects.get(publication="fundamental-conventions", edition=number)


def test_both_editions_are_frozen_by_the_publisher_on_the_simulated_clock() -> None:
    assert Release.objects.filter(publication="fundamental-conventions").count() == 2
    publisher = Person.objects.get(username=PUBLISHER)
    for number, at in EDITIONS.items():
        release = edition(number)
        assert (release.known_at, release.frozen_at) == (at, at)
        assert release.simulated
        assert release.frozen_by == publisher.pk


def test_the_second_edition_says_what_it_corrects() -> None:
    assert edition(2).corrects == edition(1)
    assert "three ratifications" in edition(2).note
    assert edition(1).corrects is None


@pytest.mark.parametrize("language", list(Language))
def test_every_edition_says_why_in_each_language(language: Language) -> None:
    noted = [one.noted(language) for one in Release.objects.exclude(note="")]
    assert len(noted) == 3
    assert {one.language for one in noted} == {language}


@pytest.mark.parametrize("number", EDITIONS)
def test_each_edition_states_what_the_plan_says_was_known(number: int) -> None:
    office = known(EDITIONS[number])
    kept = {one.measure: one for one in edition(number).figures.all()}
    ratified = kept["standards.ratifications"]
    assert ratified.value == str(office.ratifications(CITED).total())
    for key, states in (
        ("standards.states_with_one_in_each", office.with_one_in_each(CITED)),
        ("standards.states_with_all", office.with_all(CITED)),
    ):
        assert (kept[key].part, kept[key].whole) == (len(states), len(office.members_on(CITED)))


@pytest.mark.parametrize("number", EDITIONS)
def test_each_edition_verifies_against_its_seal(number: int) -> None:
    release = edition(number)
    verified = verify(release, release.seal)
    assert verified.findings == ()
    assert verified.agrees
    assert verified.figures == 3


def test_the_first_edition_has_drifted_from_the_records_and_the_second_has_not() -> None:
    for one in edition(1).figures.all():
        now = figure(measure_of(one.measure), CITED).value
        assert Decimal(one.value or 0) < Decimal(now or 0)
    for one in edition(2).figures.all():
        now = figure(measure_of(one.measure), CITED).value
        assert Decimal(one.value or 0) == Decimal(now or 0)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_language_of_the_paper_says_whose_it_is_and_that_it_is_fictional(
    language: str,
) -> None:
    facts = edition(2).facts[language]
    assert facts["organization"] == ORGANIZATION.names[language]
    assert facts["notice"] == ORGANIZATION.notice[language]
    assert facts["title"] != edition(2).facts["en"]["title"] or language == "en"
    assert edition(2).texts[language].startswith("## ")


def test_every_text_of_the_publication_is_given_in_three_languages() -> None:
    said = [edition(2).facts[code] for code in ("en", "fr", "es")]
    for name in ("session", "section", "purpose", "owner", "title"):
        assert len({facts[name] for facts in said}) == 3, name
    assert publication_of("fundamental-conventions").symbol.startswith("IOFW/")


COMING = {
    STANDARDS_AND_RIGHTS.key: (RIGHTS_AGAIN, State.IN_REVIEW),
    REFORM.key: (REFORM_AGAIN, State.EMBARGOED),
}
"""When the second edition of each was frozen, and where it stands on the example's last day."""


@pytest.mark.parametrize("key", COMING)
def test_one_edition_is_in_review_and_one_under_embargo_until_its_session(key: str) -> None:
    first, second = Release.objects.filter(publication=key).order_by("edition")
    at, state = COMING[key]
    assert (second.known_at, second.corrects) == (at, None)
    found = ways([first, second], now=PUBLISHED)
    assert (found[first.pk].state, found[second.pk].state) == (State.PUBLISHED, state)
    assert found[second.pk].public_at == (EMBARGO if state is State.EMBARGOED else None)
    assert set(public(PUBLISHED, of=[key])) == {first}


@pytest.mark.parametrize("key", COMING)
def test_an_edition_issued_again_holds_every_figure_as_it_was_as_its_note_says(key: str) -> None:
    first, second = Release.objects.filter(publication=key).order_by("edition")
    assert second.note.endswith("every figure is as it was.")
    figures = [
        [(one.measure, one.asked, one.value, one.n, one.withheld_below) for one in kept]
        for kept in (first.figures.order_by("id"), second.figures.order_by("id"))
    ]
    assert figures[0] == figures[1]
    assert verify(second, second.seal).agrees


def test_those_who_clear_had_no_hand_in_what_they_clear() -> None:
    for found in ways(Release.objects.all(), now=PUBLISHED).values():
        sent = {one.by for one in found.steps if one.step == Step.SEND}
        cleared = {one.by for one in found.steps if one.step == Step.CLEAR}
        assert not cleared & (sent | {found.release.frozen_by})
