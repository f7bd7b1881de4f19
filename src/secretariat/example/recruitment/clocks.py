"""Cases whose days are moved a little, so that each clock has the average it is to have."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from secretariat.example.recruitment.targets import Era
from secretariat.example.recruitment.totals import to_total
from secretariat.example.recruitment.truth import Case, Choice, Window

SATURDAY = 5
SHORTEST, LONGEST = 64, 330  # from the close to the decision
AT_LEAST = {"decided": 17, "published": 32}
AT_MOST = {"decided": 140, "published": 300}


def days(number: int) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def is_worked_on(day: date) -> bool:
    """Whether it is no Saturday or Sunday."""
    return day.weekday() < SATURDAY


def worked_on(day: date) -> date:
    """The day, or the last one before it that is no Saturday or Sunday."""
    return next(one for one in (day, day - days(1), day - days(2)) if is_worked_on(one))


def aim_regular(rng: Random, cases: Sequence[Case], era: Era) -> None:
    """Move the announcements, and so the close, of cases decided in a year that has a target.

    Every decision counts, whether or not she came; a case announced or decided twice stays.
    """
    for year, target in era.close_to_decision.items():
        decided = [
            c for case in cases for c in case.choices if c.decided and c.decided.year == year
        ]
        alone = [case for case in cases if _is_decided_once_in(case, year)]
        fixed = sum(_to_decision(case, one) for case in cases for one in case.choices
                    if one in decided and case not in alone)  # fmt: skip
        before = [_to_decision(case, case.choices[0]) for case in alone]
        after = to_total(rng, before, target * len(decided) - fixed, _regular(alone))
        for case, old, new in zip(alone, before, after, strict=True):
            shift(case, days(old - new))


def _is_decided_once_in(case: Case, year: int) -> bool:
    if len(case.choices) != 1 or len(case.windows) != 1:
        return False
    decided = case.choices[0].decided
    return decided is not None and decided.year == year


def _to_decision(case: Case, choice: Choice) -> int:
    assert choice.decided
    return (choice.decided - case.first_close).days


def _regular(cases: Sequence[Case]) -> Callable[[int, int], bool]:
    """Whether a case may take so many days: announced in the same year, and on a working day."""

    def may(place: int, number: int) -> bool:
        case = cases[place]
        decided = case.choices[0].decided
        assert decided
        closes = decided - days(number)
        opens = closes - (case.first_close - case.published)
        return (
            SHORTEST <= number <= LONGEST
            and is_worked_on(closes)
            and opens.year == case.published.year
        )

    return may


def shift(case: Case, by: timedelta) -> None:
    """Announce a case earlier or later."""
    case.windows = [Window(opens=one.opens + by, closes=one.closes + by) for one in case.windows]


def aim_projects(rng: Random, cases: Sequence[Case], era: Era) -> None:
    """Move decisions, then publications, of those who came on post in years that have a target."""
    for years, target in era.decision_to_post.items():
        them = [(case, one) for case in cases for one in case.chosen if _on_post_in(one, years)]
        _aim_decisions(rng, them, target)
    for years, target in era.publication_to_post.items():
        keys = [one for one in cases if one.key and _on_post_in(one.chosen[0], years)]
        _aim_publications(rng, keys, target, era.years)


def _on_post_in(choice: Choice, years: Sequence[int]) -> bool:
    return choice.on_post is not None and choice.on_post.year in years


def _aim_decisions(rng: Random, them: Sequence[tuple[Case, Choice]], target: int) -> None:
    choices = [one for _case, one in them]

    def may(place: int, number: int) -> bool:
        on_post = choices[place].on_post
        return (
            on_post is not None
            and AT_LEAST["decided"] <= number <= AT_MOST["decided"]
            and is_worked_on(on_post - days(number))
        )

    before = [(one.on_post - one.decided).days for one in choices if one.on_post and one.decided]
    after = to_total(rng, before, target * len(choices), may)
    for (case, choice), old, new in zip(them, before, after, strict=True):
        assert choice.on_post
        choice.decided = choice.on_post - days(new)
        if not case.key:
            shift(case, days(old - new))
            case.windows = [_on_working_days(one) for one in case.windows]


def _on_working_days(window: Window) -> Window:
    return Window(opens=worked_on(window.opens), closes=worked_on(window.closes))


def _aim_publications(
    rng: Random, cases: Sequence[Case], target: int, years: Sequence[int]
) -> None:
    """Their decisions stand by now: a case is published before, in a year that is told of."""
    posts = [one.chosen[0].on_post or date.min for one in cases]

    def may(place: int, number: int) -> bool:
        opens, decided = posts[place] - days(number), cases[place].chosen[0].decided
        return (
            decided is not None
            and AT_LEAST["published"] <= (decided - opens).days <= AT_MOST["published"]
            and is_worked_on(opens)
            and opens.year in years
        )

    before = [(day - one.published).days for one, day in zip(cases, posts, strict=True)]
    after = to_total(rng, before, target * len(cases), may)
    for case, old, new in zip(cases, before, after, strict=True):
        shift(case, days(old - new))
