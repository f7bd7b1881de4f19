"""Putting on post writes the incumbency by the workforce's own act, and links it."""

from datetime import date, timedelta

import pytest
from tests.areas.recruitment.selection.cases import BY, Cases, somebody

from secretariat.areas.recruitment.actions.putting import FirstDay, put_on_post
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.access.actors import Actor
from secretariat.engine.records.telling import history_of
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, ProductError, Refused

JULY = date(2026, 7, 1)
State = Appointment.State


@pytest.fixture
def post(cases: Cases) -> Post:
    """A vacant post of the grade."""
    return cases.office.post("P4", funding="DC")


@pytest.fixture
def accepted(cases: Cases, post: Post) -> Appointment:
    """An appointment to the post that its candidate accepted."""
    one = cases.accepted(cases.prepared())
    cases.office.change(kept.positions.amend, {"post": post}, pk=one.position_id)
    return Appointment.objects.get(pk=one.pk)


def put(one: Appointment, first: FirstDay, *, by: Actor = BY) -> Incumbency:
    """Put on post; what was written."""
    return put_on_post(one, first, by=by, on=JULY)


def test_the_incumbency_is_written_and_linked(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    official = cases.office.official(entered=JULY)
    written = put(accepted, FirstDay(official=official, on_post_on=JULY))
    accepted.refresh_from_db()
    assert (written.official, written.post, written.starts) == (official, post, JULY)
    assert (accepted.state, accepted.on_post_on) == (State.ON_POST, JULY)
    assert accepted.incumbency == written
    (entry,) = history_of(written)
    assert (entry.action, accepted.position.code in entry.reason) == ("workforce.appoint", True)


def test_an_internal_candidate_leaves_her_post_on_the_day_before(cases: Cases, post: Post) -> None:
    office = cases.office
    official = office.official()
    before = office.holds(official, office.post("P3"))
    vacancy = cases.in_evaluation(route="cooperation", funding="DC")
    position = vacancy.positions.get()
    office.change(kept.positions.amend, {"post": post}, pk=position.pk)
    applied = cases.application(vacancy, "eligible", official=official)
    one = cases.accepted(cases.appointment(position, applied))
    with pytest.raises(BadInput, match="The candidate is the official"):
        put(one, FirstDay(official=office.official(), on_post_on=JULY))
    written = put(one, FirstDay(official=official, on_post_on=JULY))
    before.refresh_from_db()
    assert (before.ends, before.ending) == (JULY - timedelta(days=1), Incumbency.Ending.MOVE)
    assert written.beginning == Incumbency.Beginning.TRANSFER


def test_whoever_was_interrupted_begins_again_without_a_second_incumbency(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    official = cases.office.official(entered=JULY)
    there = cases.office.holds(official, post, JULY)
    assert put(accepted, FirstDay(official=official, on_post_on=JULY)) == there
    assert Incumbency.objects.count() == 1
    with pytest.raises(NotYet):
        put(Appointment.objects.get(), FirstDay(official=official, on_post_on=JULY))


def test_nothing_is_written_where_the_move_would_be_refused(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    office = cases.office
    first = FirstDay(official=office.official(), on_post_on=JULY)
    with pytest.raises(BadInput, match="before she accepted"):
        put(accepted, FirstDay(official=first.official, on_post_on=date(2026, 5, 9)))
    offered = cases.offered(cases.prepared())
    with pytest.raises(NotYet, match="starts from"):
        put(offered, first)
    cases.move(offered, "accept", accepted_on=date(2026, 5, 10))
    with pytest.raises(BadInput, match="is no post yet"):
        put(Appointment.objects.get(pk=offered.pk), first)
    held = office.holds(office.official(), post, JULY)
    with pytest.raises(BadInput, match="more than 100 per cent"):
        put(accepted, first)
    assert list(Incumbency.objects.all()) == [held]
    assert Appointment.objects.get(pk=accepted.pk).state == State.ACCEPTED


def test_it_takes_leave_to_keep_files_and_to_keep_applications(
    cases: Cases, accepted: Appointment
) -> None:
    official = cases.office.official(entered=JULY)
    first = FirstDay(official=official, on_post_on=JULY)
    with pytest.raises(NotYou):
        put(accepted, first, by=somebody("hana", "hr_officer"))
    with pytest.raises(Refused):
        put(accepted, first, by=somebody("rita", "recruiter"))
    assert not Incumbency.objects.exists()
    put(accepted, first, by=somebody("both", "recruiter", "hr_officer"))
    assert Incumbency.objects.count() == 1


def test_the_first_day_is_recorded_alone_only_with_the_incumbency_of_the_post(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    with pytest.raises(ProductError, match="the incumbency of the post is not recorded"):
        cases.move(accepted, "begin", on_post_on=JULY)
    office = cases.office
    for wrong in (
        office.holds(office.official(), office.post(), JULY),
        office.holds(office.official(), post, JULY + timedelta(days=1)),
    ):
        with pytest.raises(BadInput, match="is not hers, or of another post or day"):
            cases.move(accepted, "begin", on_post_on=JULY, incumbency=wrong)
