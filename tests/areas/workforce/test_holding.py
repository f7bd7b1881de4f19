"""Who holds a post: what is refused, and what each day says."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import Office

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.holding import FIRST, Incumbency, vacant_posts
from secretariat.areas.workforce.models.people import Official
from secretariat.kernel.errors import ProductError

DAY = date(2015, 6, 1)
LATER = date(2018, 6, 1)


def test_a_post_is_never_held_for_more_than_full_time(office: Office) -> None:
    post = office.post()
    office.holds(office.official(), post, DAY, percent=60, ends=LATER)
    office.holds(office.official(), post, DAY, percent=40)
    with pytest.raises(ProductError, match="more than 100 per cent"):
        office.holds(office.official(), post, LATER, percent=61)
    office.holds(office.official(), post, LATER + timedelta(days=1), percent=60)


def test_the_days_of_three_holders_are_added_day_by_day(office: Office) -> None:
    post = office.post()
    office.holds(office.official(), post, DAY, percent=50, ends=DAY)
    office.holds(office.official(), post, DAY + timedelta(days=1), percent=50)
    office.holds(office.official(), post, DAY, percent=50)
    assert Incumbency.objects.on(DAY).count() == 2


parts = st.tuples(st.integers(0, 6), st.none() | st.integers(0, 4), st.sampled_from((30, 50, 70)))


@given(wanted=st.lists(parts, min_size=2, max_size=4))
@settings(max_examples=12)
def test_whatever_is_asked_for_no_day_adds_up_to_more_than_full_time(
    office: Office, wanted: list[tuple[int, int | None, int]]
) -> None:
    with transaction.atomic():
        post, kept = office.post(), list[tuple[int, int, int]]()
        for starts, length, percent in wanted:
            mine = (starts, 99 if length is None else starts + length, percent)
            fits = all(
                sum(one[2] for one in (*kept, mine) if one[0] <= day <= one[1]) <= 100
                for day in range(starts, 12)
                if day <= mine[1]
            )
            ends = None if length is None else DAY + timedelta(days=mine[1])
            first = DAY + timedelta(days=starts)
            if not fits:
                with pytest.raises(ProductError, match="more than 100 per cent"):
                    office.holds(office.official(), post, first, percent=percent, ends=ends)
                continue
            office.holds(office.official(), post, first, percent=percent, ends=ends)
            kept.append(mine)
        transaction.set_rollback(True)


def test_one_that_begins_on_the_last_day_of_another_is_added_to_it(office: Office) -> None:
    """Whichever of the two is recorded first."""
    for first, then in ((DAY, LATER), (LATER, DAY)):
        post = office.post()
        ends = {DAY: LATER, LATER: None}
        office.holds(office.official(), post, first, percent=60, ends=ends[first])
        with pytest.raises(ProductError, match="more than 100 per cent"):
            office.holds(office.official(), post, then, percent=60, ends=ends[then])


def test_one_that_begins_before_is_refused_for_a_day_within(office: Office) -> None:
    post = office.post()
    office.holds(office.official(), post, LATER, percent=80)
    with pytest.raises(ProductError, match="more than 100 per cent"):
        office.holds(office.official(), post, DAY, percent=30)
    office.holds(office.official(), post, DAY, percent=30, ends=LATER - timedelta(days=1))


def test_an_official_never_works_more_than_full_time(office: Office) -> None:
    official = office.official()
    office.holds(official, office.post(), DAY, percent=70)
    with pytest.raises(ProductError, match="work more than 100 per cent"):
        office.holds(official, office.post(), DAY, percent=31, rank=2)
    office.holds(official, office.post(), DAY, percent=30, rank=2)
    assert Incumbency.objects.on(DAY).filter(rank=FIRST).count() == 1


def test_she_holds_one_post_of_each_rank_at_a_time(office: Office) -> None:
    official = office.official()
    office.holds(official, office.post(), DAY, percent=50)
    with pytest.raises(ProductError, match="another post of this rank"):
        office.holds(official, office.post(), LATER, percent=50)


def test_a_post_is_held_within_its_life(office: Office) -> None:
    post = office.post(starts=DAY, ends=LATER)
    official = office.official()
    with pytest.raises(ProductError, match="does not exist"):
        office.holds(official, post, DAY - timedelta(days=1), ends=LATER)
    with pytest.raises(ProductError, match="does not exist"):
        office.holds(official, post, DAY)
    office.holds(official, post, DAY, ends=LATER)


def test_a_post_is_not_abolished_under_its_holder(office: Office) -> None:
    post = office.post()
    office.holds(office.official(), post, DAY)
    with pytest.raises(ProductError, match="Somebody holds"):
        office.change(actions.abolish_posts, {"ends": LATER}, pk=post.pk)


def test_a_post_that_continues_another_begins_after_it(office: Office) -> None:
    former = office.post("P3")
    with pytest.raises(ProductError, match="still exists"):
        office.post("P4", continues=former, starts=LATER)
    office.change(actions.abolish_posts, {"ends": DAY}, pk=former.pk)
    assert office.post("P4", continues=former, starts=LATER).continues == former


def test_she_counts_for_a_nationality_she_has(office: Office) -> None:
    hers, other = office.state("XXA"), office.state("XXB")
    official, post = office.national(hers), office.post(geographical=True)
    with pytest.raises(ProductError, match="has not the nationality"):
        office.holds(official, post, DAY, counts_for=other)
    with pytest.raises(ProductError, match="counts for no State"):
        office.holds(official, post, DAY)
    office.holds(official, post, DAY, counts_for=hers)


def test_a_post_is_vacant_when_nobody_holds_even_a_part(office: Office) -> None:
    post = office.post(starts=DAY)
    office.holds(office.official(), post, LATER, percent=10)
    assert list(vacant_posts(DAY)) == [post]
    assert list(vacant_posts(LATER - timedelta(days=1))) == [post]
    assert not vacant_posts(LATER).exists()
    assert not vacant_posts(DAY - timedelta(days=1)).exists()


def place(day: date) -> str | None:
    """The unit that the one official there is belongs to."""
    found: str | None = Official.objects.all().with_place(day).get().place
    return found


def test_her_place_is_the_unit_of_the_post_she_holds_that_day(office: Office) -> None:
    official, begins = office.official(), LATER + timedelta(days=1)
    office.holds(official, office.post(unit=office.unit("HRD")), DAY, ends=LATER)
    new = office.post(unit=office.unit("HRD/REC"))
    office.holds(official, new, begins, ends=begins + timedelta(days=9))
    assert place(LATER) == "HRD"
    assert place(begins) == "HRD/REC"


def test_between_posts_and_after_the_last_her_place_is_that_of_the_last_she_held(
    office: Office,
) -> None:
    official, pause = office.official(), timedelta(days=30)
    office.holds(official, office.post(unit=office.unit("HRD")), DAY, ends=LATER)
    back = LATER + pause
    office.holds(official, office.post(unit=office.unit("FIN")), back, ends=back)
    assert place(back - timedelta(days=1)) == "HRD"
    assert place(back + pause) == "FIN"


def test_who_has_not_begun_yet_belongs_where_she_will_begin(office: Office) -> None:
    official = office.official()
    assert place(DAY) is None
    office.holds(official, office.post(unit=office.unit("HRD")), DAY, ends=LATER)
    later = LATER + timedelta(days=1)
    office.holds(official, office.post(unit=office.unit("FIN")), later)
    assert place(DAY - timedelta(days=1)) == "HRD"


def test_a_second_post_moves_her_nowhere(office: Office) -> None:
    official = office.official()
    office.holds(official, office.post(unit=office.unit("HRD")), DAY, percent=50)
    office.holds(official, office.post(unit=office.unit("FIN")), LATER, percent=50, rank=2)
    assert place(LATER) == "HRD"


@pytest.mark.parametrize(
    ("entered", "may", "must"),
    [
        (date(1989, 12, 31), date(2035, 5, 31), date(2040, 5, 31)),
        (date(1990, 1, 1), date(2037, 5, 31), date(2040, 5, 31)),
        (date(2013, 12, 31), date(2037, 5, 31), date(2040, 5, 31)),
        (date(2014, 1, 1), date(2040, 5, 31), date(2040, 5, 31)),
    ],
)
def test_she_retires_by_her_age_and_date_of_entry(
    office: Office, entered: date, may: date, must: date
) -> None:
    office.retirement()
    office.official(born=date(1975, 5, 20), entered=entered)
    found = Official.objects.all().with_retirement().get()
    assert (found.may_retire, found.must_retire) == (may, must)


def test_of_an_official_without_a_birth_date_no_retirement_is_foreseen(office: Office) -> None:
    office.retirement()
    office.official(born=None)
    assert Official.objects.all().with_retirement().get().must_retire is None
