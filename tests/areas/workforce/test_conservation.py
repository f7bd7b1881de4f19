"""Whoever was here and came, less whoever left, is who is here: for all histories and days."""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import BEGAN, Office
from tests.areas.workforce.histories import LAST, Life, at_work, lives, on

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.measures.composition import officials, women
from secretariat.areas.workforce.measures.movement import entries, exits, turnover
from secretariat.engine.measures.figures import figure
from secretariat.kernel.periods import Period

everybody = st.lists(lives(), min_size=1, max_size=4)
days = st.tuples(st.integers(0, LAST), st.integers(0, LAST)).map(sorted)


def live(office: Office, people: list[Life]) -> None:
    """Write the lives by two acts."""
    rows = [
        {"code": f"L{n}", "name": f"L{n}", "sex": sex, "born": BEGAN, "entered": BEGAN}
        for n, (sex, _spells) in enumerate(people)
    ]
    made = office.add_each(actions.add_officials, rows)
    spells = [(who, one) for who, (_sex, held) in zip(made, people, strict=True) for one in held]
    posts = [office_post(office, n) for n in range(len(spells))]
    held = office.add_each(actions.establish_posts, posts)
    office.add_each(
        actions.appoint,
        [
            {
                "official": who,
                "post": post,
                "rank": one.rank,
                "percent": 50,
                "starts": on(one.starts),
                "ends": None if one.ends is None else on(one.ends),
            }
            for (who, one), post in zip(spells, held, strict=True)
        ],
    )


def office_post(office: Office, number: int) -> dict[str, object]:
    """A row of a post for each spell."""
    return {
        "code": f"Q{number}",
        "title_en": "Officer",
        "grade": office.grade("P4"),
        "unit": office.unit(),
        "station": office.station(),
        "funding": "RB",
        "starts": BEGAN,
    }


def value(measure: object, when: date | Period) -> object:
    """The value of a measure in all."""
    return figure(measure, when).value  # type: ignore[arg-type]


@given(people=everybody, between=days)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_headcounts_entries_and_exits_add_up(
    office: Office, people: list[Life], between: list[int]
) -> None:
    first, last = between
    before = [one for one in people if at_work(one, first)]
    after = [one for one in people if at_work(one, last)]
    span = Period(on(first + 1), on(max(first + 1, last)))
    with transaction.atomic():
        live(office, people)
        assert value(officials, on(first)) == len(before)
        assert value(officials, on(last)) == len(after)
        if last > first:
            came, gone = value(entries, span), value(exits, span)
            assert len(after) == len(before) + came - gone  # type: ignore[operator]
            assert came == sum(_came(one, first, last) for one in people)
            share = figure(turnover, Period(on(first), on(last)))
            assert share.total.whole == len(before)
        found = figure(women, on(last))
        assert found.total.part == sum(sex == "F" for sex, _spells in after)
        transaction.set_rollback(True)


def _came(life: Life, first: int, last: int) -> int:
    """How often an official came, told day by day."""
    span = range(first + 1, last + 1)
    return sum(at_work(life, day) and not at_work(life, day - 1) for day in span)
