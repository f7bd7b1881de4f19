"""What a selection would do to representation and to parity, if nobody else came or went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Position
from secretariat.areas.workforce.models.describing import INTERNATIONAL
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Sex
from secretariat.areas.workforce.models.posts import Funding
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.standing.moments import Moment, moment
from secretariat.areas.workforce.standing.ranges import Range

NOBODY = 0  # the number of an official who is none yet: none has it


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a State stands: how many officials are counted for it, its range, its status."""

    held: int
    range: Range
    status: Status


@dataclass(frozen=True, kw_only=True)
class Represented:
    """A State before and after; `others` are the States whose status changes besides.

    `before` and `after` are None where no formula is in force or the State is no member.
    """

    state: str
    name: str
    before: Standing | None
    after: Standing | None
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Parity:
    """Women among the officials of a group, before and after."""

    title: str
    women: int
    everyone: int
    women_after: int
    everyone_after: int


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What the selection would do; `represented` is None where nobody would be counted otherwise.

    `sex` is empty where the candidate declares none of the two that parity compares.
    """

    represented: Represented | None
    is_counted: bool
    state_known: bool
    sex: str
    parities: tuple[Parity, ...]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Whom it is about: her number as an official, her State and sex, and the post she holds."""

    official: int
    state: str
    name: str
    sex: str
    now: Incumbency | None


def effect(appointment: Appointment, day: date) -> Effect:
    """Reckon the effect on the day, with the method, the scale and the staff of that day."""
    her, position = chosen(appointment, day), appointment.position
    now = moment(day)
    counts = is_counted(position)
    then = with_her(now, her, counts=counts)
    moved = then.counted != now.counted
    return Effect(
        represented=_represented(now, then, her) if moved and her.state else None,
        is_counted=counts,
        state_known=bool(her.state),
        sex=her.sex if her.sex in (Sex.FEMALE, Sex.MALE) else "",
        parities=tuple(parities(position, her, day)),
    )


def chosen(appointment: Appointment, day: date) -> Chosen:
    """Who is to be appointed: an official as her file and her post say, else as declared."""
    official = appointment.application.candidate.official
    declared = appointment.application.declaration
    held = _held(official.pk, day) if official else None
    state = held.counts_for if held and held.counts_for else declared.state
    return Chosen(
        official=official.pk if official else NOBODY,
        state=state.code if state else "",
        name=state.name.text if state else "",
        sex=official.sex if official else declared.sex,
        now=held,
    )


def _held(official: int, day: date) -> Incumbency | None:
    held = Incumbency.objects.on(day).of_officials().filter(official=official)
    return held.select_related("post__grade", "post__unit", "counts_for").first()


def is_counted(position: Position) -> bool:
    """Whether the holder counts: by the post, or as the vacancy has it where none is named."""
    post, vacancy = position.post, position.vacancy
    grade = post.grade if post else vacancy.grade
    funding = post.funding if post else vacancy.funding
    subject = post.geographical if post else True
    return subject and funding == Funding.REGULAR and grade.category in INTERNATIONAL


def with_her(now: Moment, her: Chosen, *, counts: bool) -> Moment:
    """The day as it would be: she counts for her State, or for none any more."""
    her_own = frozenset({her.official})
    counted = {state: officials - her_own for state, officials in now.counted.items()}
    if counts and her.state:
        counted[her.state] = now.of(her.state) | her_own
    return replace(now, counted=counted)


def _represented(now: Moment, then: Moment, her: Chosen) -> Represented:
    before, after = now.statuses, then.statuses
    others = {code for code in before if before[code] != after.get(code)} - {her.state}
    return Represented(
        state=her.state,
        name=her.name,
        before=_standing(now, her.state),
        after=_standing(then, her.state),
        others=tuple(sorted(others)),
    )


def _standing(at: Moment, code: str) -> Standing | None:
    found = at.ranges.get(code)
    if found is None:
        return None
    held = at.facts[code].held
    return Standing(held=held, range=found, status=found.status(held))


def parities(position: Position, her: Chosen, day: date) -> Sequence[Parity]:
    """Women of the same grade, of its category, and of the unit with those within it."""
    groups = _groups(position)
    numbers: dict[str, Any] = {}
    for number, (_title, within, _has) in enumerate(groups):
        numbers[f"all_{number}"] = Count("pk", filter=within)
        numbers[f"women_{number}"] = Count("pk", filter=within & Q(official__sex=Sex.FEMALE))
    found = Incumbency.objects.on(day).of_officials().aggregate(**numbers)
    return [
        _parity(title, (found[f"women_{number}"], found[f"all_{number}"]), her, has=has(her.now))
        for number, (title, _within, has) in enumerate(groups)
    ]


def _groups(position: Position) -> list[tuple[str, Q, Any]]:
    """Each group: its name, its incumbencies, and whether an incumbency is one of them."""
    post, vacancy = position.post, position.vacancy
    grade, unit = (post.grade, post.unit) if post else (vacancy.grade, vacancy.unit)
    return [
        (
            _("Grade %(grade)s") % {"grade": grade.name.text},
            Q(post__grade=grade),
            lambda held: held is not None and held.post.grade_id == grade.pk,
        ),
        (
            str(grade.get_category_display()),
            Q(post__grade__category=grade.category),
            lambda held: held is not None and held.post.grade.category == grade.category,
        ),
        (
            unit.name.text,
            Q(post__unit__path=unit.path) | Q(post__unit__path__startswith=f"{unit.path}/"),
            lambda held: held is not None and _lies_in(held.post.unit.path, unit.path),
        ),
    ]


def _lies_in(path: str, unit: str) -> bool:
    return path == unit or path.startswith(f"{unit}/")


def _parity(title: str, now: tuple[int, int], her: Chosen, *, has: bool) -> Parity:
    """She comes to the group unless she is in it already: then nothing changes."""
    women, everyone = now
    comes = not has
    return Parity(
        title=title,
        women=women,
        everyone=everyone,
        women_after=women + (comes and her.sex == Sex.FEMALE),
        everyone_after=everyone + comes,
    )
