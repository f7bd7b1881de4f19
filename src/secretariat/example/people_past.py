"""Who joined the example's Office, when, and who trusted them with what."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import OFFICE, Act, Granting, Joining, Newcomer
from secretariat.example.facts import FACTS
from secretariat.example.knowing import instant
from secretariat.example.targets import LOADED_ON
from secretariat.example.world import day_or_none

FIRST_MANAGER = "nadia.belrouche"
GUEST = "guest"
VISIT_ENDS = date(2028, 12, 31)
"""The last day of those who come to read for the evaluation of the strategies."""

JOINING = 5  # the hour (UTC) at which people are added, before anything else of the day


def newcomers() -> tuple[Newcomer, ...]:
    """Everybody of the example, those who were there from the beginning first."""
    found = [_newcomer(row) for row in read_facts("people", FACTS)]
    return tuple(sorted(found, key=lambda one: one.since))


def _newcomer(row: dict[str, str]) -> Newcomer:
    return Newcomer(
        username=row["username"],
        name=f"{row['given_name']} {row['family_name']}",
        unit=row["unit"],
        roles=tuple(row["roles"].split()),
        scope=row["scope"],
        language=row["language"],
        since=day_or_none(row["since"]) or LOADED_ON,
    )


def people_past() -> Iterator[Act]:
    """The first access manager is added by the Office itself, everybody else by her."""
    first, *others = newcomers()
    assert first.username == FIRST_MANAGER, "somebody must be there to add the others"
    yield from _joined((first,), by=OFFICE, minute=0, reason="The first access manager.")
    for _since, group in groupby(others, key=lambda one: one.since):
        yield from _joined(
            tuple(group), by=FIRST_MANAGER, minute=10, reason="They took up their work."
        )


def _joined(people: tuple[Newcomer, ...], *, by: str, minute: int, reason: str) -> Iterator[Act]:
    """People are added, then given their roles: one act for each role and scope."""
    at = instant(people[0].since, JOINING, minute)
    yield Joining(at=at, by=by, reason=reason, people=people)
    held: dict[tuple[str, str], list[str]] = {}
    for one in people:
        for role in one.roles:
            held.setdefault((role, one.scope), []).append(one.username)
    for place, ((role, scope), names) in enumerate(held.items(), 1):
        yield Granting(
            at=at + timedelta(minutes=place),
            by=by,
            reason="The work they took up needs it.",
            role=role,
            scope=scope,
            people=tuple(names),
            ends=VISIT_ENDS if role == GUEST else None,
        )
