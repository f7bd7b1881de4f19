"""The command line takes an edition its way, and says of each step where it stands or why not."""

from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from tests.engine.publishing.conftest import CLERK, TODAY
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import now

from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleaseStep
from secretariat.engine.publishing.way import State, way_of
from secretariat.kernel.periods import Period
from secretariat.site.commands import main

KEY = "tests.members"


@pytest.fixture(autouse=True)
def _people(office: None, settings: Any) -> None:
    """Rosa freezes and publishes, Ines clears as well, Luc may nothing."""
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_CLEARER"
    since = Period.since(TODAY - timedelta(days=1000))
    for name, role in (("rosa", "publisher"), ("ines", "everything"), ("luc", "")):
        new = NewPerson(username=name, name=name.title(), email=f"{name}@example.invalid")
        made = add_person(new, by=CLERK, on=TODAY)
        if role:
            give([made], role, scope="", period=since, by=CLERK, reason="test", on=TODAY)


def step(*words: str, code: int = 0) -> str:
    """Run the command; its exit code is as expected."""
    found = CliRunner().invoke(main, ["step", KEY, *words])
    assert found.exit_code == code, found.output
    return str(found.output)


def frozen() -> Release:
    return freeze(members_paper, by=CLERK, on=TODAY)


def state(release: Release) -> State:
    return way_of(release, now=now()).state


def test_an_edition_goes_its_way_and_each_step_says_where_it_stands() -> None:
    release = frozen()
    for words, stands in (
        (("send", "--by", "rosa"), State.IN_REVIEW),
        (("return", "--by", "ines", "--note", "A table is missing."), State.RETURNED),
        (("send", "--by", "rosa"), State.IN_REVIEW),
        (("clear", "--by", "Ines"), State.CLEARED),
        (("publish", "--by", "rosa", "--note", "For the session."), State.PUBLISHED),
    ):
        assert step(*words) == f"{KEY}, edition 1: {stands.label}\n"
        assert state(release) is stands
    steps = ReleaseStep.objects.order_by("number")
    assert [one.step for one in steps] == ["send", "return", "send", "clear", "publish"]
    assert [one.note for one in steps][1::3] == ["A table is missing.", "For the session."]


def test_with_a_moment_it_is_under_embargo_until_then() -> None:
    release = frozen()
    step("send", "--by", "rosa")
    step("clear", "--by", "ines")
    told = step("publish", "--by", "rosa", "--from", "2001-01-01T09:00+0000", code=2)
    assert "a moment that has passed" in told
    moment = (now() + timedelta(days=2)).replace(second=0, microsecond=0)
    told = step("publish", "--by", "rosa", "--from", moment.strftime("%Y-%m-%dT%H:%M%z"))
    assert "under embargo" in told
    assert way_of(release, now=now()).public_at == moment


def test_the_edition_meant_is_the_newest_unless_one_is_named() -> None:
    first, second = frozen(), frozen()
    assert "edition 2" in step("send", "--by", "rosa")
    assert "edition 1" in step("send", "--by", "rosa", "--edition", "1")
    assert (state(first), state(second)) == (State.IN_REVIEW, State.IN_REVIEW)
    assert "Editions frozen so far: 2, 1." in step("send", "--edition", "9", code=4)


def test_what_is_closed_says_why_with_its_code_and_leaves_nothing(
    subtests: pytest.Subtests,
) -> None:
    release = frozen()
    for words, code, says in (
        (("clear", "--by", "ines"), 5, "This edition is frozen."),
        (("send", "--by", "luc"), 3, "Those who may: Publisher"),
        (("send", "--by", "nobody"), 4, "Nobody signs in as “nobody”."),
        (("send", "--from", "2030-01-01T09:00+0000"), 2, "Only publishing has a moment"),
        (("publish", "--from", "tomorrow"), 2, "tomorrow"),
        (("burn",), 2, "burn"),
    ):
        with subtests.test(" ".join(words)):
            assert says in step(*words, code=code)
    assert not ReleaseStep.objects.exists()
    assert state(release) is State.FROZEN


def test_who_sent_it_does_not_clear_it_be_it_the_command_itself() -> None:
    release = frozen()
    step("send", "--by", "ines")
    assert "somebody else clears it" in step("clear", "--by", "ines", code=3)
    step("return", "--by", "ines", "--note", "Mine.")
    step("send")
    assert "somebody else clears it" in step("clear", code=3)
    assert state(release) is State.IN_REVIEW


def test_sending_back_needs_a_reason() -> None:
    release = frozen()
    step("send", "--by", "rosa")
    assert "needs a reason" in step("return", "--by", "ines", code=2)
    assert state(release) is State.IN_REVIEW


def test_an_edition_frozen_by_command_corrects_only_what_was_published() -> None:
    frozen()
    words = ["freeze", KEY, "--corrects", "1", "--note", "A late record."]
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 2
    assert "Edition 1 has not been published" in found.output
    assert Release.objects.count() == 1
    step("send", "--by", "rosa")
    step("clear", "--by", "ines")
    step("publish", "--by", "rosa")
    assert CliRunner().invoke(main, words).exit_code == 0
    assert Release.objects.get(edition=2).corrects_id == Release.objects.get(edition=1).pk
