"""A token opens what it was made for, on its days, and says nothing to who guesses."""

from datetime import date, timedelta

import pytest
from tests.engine.tokens.conftest import OFFICE, TODAY, Make

from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate, reactivate
from secretariat.engine.tokens.keeping import revoke
from secretariat.engine.tokens.presenting import BadToken, OutOfReach, bearer_of

LAST = date(2026, 6, 1)


def test_it_speaks_for_the_person_who_made_it(token: Make, ines: Person) -> None:
    assert bearer_of(f"Bearer {token().secret}", on=TODAY).person == ines


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_has_no_capitals_that_matter(token: Make, scheme: str) -> None:
    assert bearer_of(f"{scheme}  {token().secret} ", on=TODAY)


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)
def test_both_its_days_count(token: Make, day: date, opens: bool) -> None:
    header = f"Bearer {token(expires=LAST).secret}"
    if opens:
        assert bearer_of(header, on=day)
    else:
        with pytest.raises(BadToken):
            bearer_of(header, on=day)


def test_every_fault_is_answered_in_the_same_words(token: Make, ines: Person) -> None:
    ended, taken_back, good = token(expires=TODAY), token(), token()
    revoke(taken_back.token.pk, by=ines, on=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    said = set()
    for header in (
        f"Bearer {ended.secret}",
        f"Bearer {taken_back.secret}",
        "Bearer sct_guessed",
        "Bearer",
        "",
        f"Basic {good.secret}",
        good.secret,
        f"Bearer {good.secret[:-1]}",
        f"Bearer {good.secret}x",
    ):
        with pytest.raises(BadToken) as refused:
            bearer_of(header, on=tomorrow)
        said.add(str(refused.value))
    assert len(said) == 1
    assert bearer_of(f"Bearer {good.secret}", on=tomorrow)


def test_it_falls_silent_with_the_sign_in_of_its_person(token: Make, ines: Person) -> None:
    header = f"Bearer {token().secret}"
    deactivate([ines], by=OFFICE, on=TODAY, reason="left")
    with pytest.raises(BadToken):
        bearer_of(header, on=TODAY)
    reactivate([ines], by=OFFICE, on=TODAY, reason="came back")
    assert bearer_of(header, on=TODAY)


def test_one_that_reads_does_not_act(token: Make) -> None:
    reads = bearer_of(f"Bearer {token(reach='read').secret}", on=TODAY)
    reads.hold_to_reach(area="standards", acts=False)
    with pytest.raises(OutOfReach, match="only reads"):
        reads.hold_to_reach(area="standards", acts=True)
    acts = bearer_of(f"Bearer {token(reach='act').secret}", on=TODAY)
    acts.hold_to_reach(area="standards", acts=True)


def test_one_for_an_area_reaches_no_other(token: Make) -> None:
    made = token(reach="act", areas=("standards",))
    bearer = bearer_of(f"Bearer {made.secret}", on=TODAY)
    for acts in (False, True):
        bearer.hold_to_reach(area="standards", acts=acts)
        with pytest.raises(OutOfReach, match="made for: standards"):
            bearer.hold_to_reach(area="reference", acts=acts)
    bearer.hold_to_reach(area=None, acts=False)
