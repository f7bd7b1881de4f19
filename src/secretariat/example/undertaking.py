"""What the invented States undertook beyond ratifying: drawn from what they ratified."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from secretariat.areas.standards import actions
from secretariat.areas.standards.models.undertaken import Prospect
from secretariat.engine.records.declaring import Action
from secretariat.example.entries import Act, Adding, Of
from secretariat.example.knowing import LAST_ENTRY, instant, next_entry
from secretariat.example.rows import Plan, Ratification
from secretariat.example.targets import (
    CONDITIONAL,
    DECLARED_AGES,
    DECLARED_WEEKS,
    PARTS_ACCEPTED,
    PROSPECTS,
)
from secretariat.example.world import World

REGISTRAR = "amara.okonda"
HOUR = 16  # UTC: after the registry has entered what these refer to
SOCIAL_SECURITY = {
    "C102/II": ("Medical care", "Soins médicaux", "Asistencia médica"),
    "C102/III": ("Sickness benefit", "Indemnités de maladie", "Prestaciones de enfermedad"),
    "C102/IV": ("Unemployment benefit", "Prestations de chômage", "Prestaciones de desempleo"),
    "C102/V": ("Old-age benefit", "Prestations de vieillesse", "Prestaciones de vejez"),
    "C102/VI": (
        "Employment injury benefit",
        "Prestations en cas d’accidents du travail",
        "Prestaciones en caso de accidente del trabajo",
    ),
    "C102/VII": ("Family benefit", "Prestations aux familles", "Prestaciones familiares"),
    "C102/VIII": ("Maternity benefit", "Prestations de maternité", "Prestaciones de maternidad"),
    "C102/IX": ("Invalidity benefit", "Prestations d’invalidité", "Prestaciones de invalidez"),
    "C102/X": ("Survivors’ benefit", "Prestations de survivants", "Prestaciones de sobrevivientes"),
}
STAGES = tuple(Prospect.Stage.values)
SOURCE = "Reply to the annual review of {year}"
CONDITION = "Ratification by the other States of its customs union."


def undertakings_past(plan: Plan, world: World, seed: int) -> Iterator[Act]:
    """Every act on parts, accepted parts, declarations, conditions and prospects."""
    standing = _standing(plan)
    yield _parts()
    yield from _acts(actions.accept_parts, _accepted(standing, seed), minute=5)
    yield from _acts(actions.register_declarations, _declared(standing, seed), minute=10)
    yield from _acts(actions.set_conditions, _conditions(standing), minute=15)
    yield from _acts(actions.note_prospects, _prospects(plan, world, seed), minute=20)


def _standing(plan: Plan) -> list[Ratification]:
    """Ratifications that never ended and were entered with the day that is true."""
    ended = {(one.instrument, one.state) for one in plan.endings}
    return [one for one in plan.ratifications if (one.instrument, one.state) not in ended]


def _rng(seed: int, what: str, one: Ratification) -> Random:
    return Random(f"{seed}:{what}:{one.instrument}:{one.state}")


def _of(one: Ratification) -> Of:
    return Of(instrument=one.instrument, state=one.state, starts=one.registered)


Known = tuple[date, Mapping[str, Any]]


def _known(one: Ratification) -> date:
    """The first registry day on which the ratification stood there with its true day.

    A wrong day is mended within two years; whatever refers to the ratification is entered later.
    """
    return next_entry(one.known_on.date() + timedelta(days=800))


def _parts() -> Adding:
    rows = tuple(
        {"instrument": "C102", "code": code, "title_en": en, "title_fr": fr, "title_es": es}
        for code, (en, fr, es) in SOCIAL_SECURITY.items()
    )
    day = next_entry(date(2000, 2, 1))
    at = instant(day, HOUR)
    reason = "Parts that a State may accept apart from others."
    return Adding(at=at, by="priya.nathamal", reason=reason, action=actions.add_parts, rows=rows)


def _accepted(standing: Iterable[Ratification], seed: int) -> Iterator[Known]:
    for one in standing:
        if one.instrument != "C102":
            continue
        rng = _rng(seed, "parts", one)
        for code in sorted(rng.sample(sorted(SOCIAL_SECURITY), rng.choice(PARTS_ACCEPTED))):
            yield _known(one), {"ratification": _of(one), "part": code, "starts": one.registered}


def _declared(standing: Iterable[Ratification], seed: int) -> Iterator[Known]:
    for one in standing:
        rng = _rng(seed, "declared", one)
        row = {"ratification": _of(one), "starts": one.registered}
        if one.instrument == "C138":
            age = rng.choice(DECLARED_AGES)
            text = f"Minimum age specified: {age} years."
            yield _known(one), {**row, "kind": "minimum_age", "value": age, "text": text}
        elif one.instrument == "C183":
            weeks = rng.choice(DECLARED_WEEKS)
            text = f"Period of maternity leave: {weeks} weeks."
            yield _known(one), {**row, "kind": "length", "value": weeks, "text": text}


def _conditions(standing: list[Ratification]) -> Iterator[Known]:
    """The first ratifications of some Conventions waited for others, some months long."""
    for code in CONDITIONAL:
        one = min(
            (each for each in standing if each.instrument == code), key=lambda each: each.registered
        )
        met = one.registered + timedelta(days=120)  # before the Convention binds its State anyway
        row = {"ratification": _of(one), "text": CONDITION, "starts": one.registered, "ends": met}
        yield _known(one), row


def _prospects(plan: Plan, world: World, seed: int) -> Iterator[Known]:
    """What States that have not ratified said last, for a few recent instruments."""
    bound = {(one.instrument, one.state) for one in plan.ratifications}
    for code, share in PROSPECTS.items():
        for state in world.present:
            rng = Random(f"{seed}:prospect:{code}:{state.code}")
            if (code, state.code) in bound or rng.random() > share:
                continue
            said = date(rng.choice((2024, 2025)), rng.randrange(1, 12), rng.randrange(1, 28))
            yield (
                next_entry(said),
                {
                    "state": state.code,
                    "instrument": code,
                    "stage": rng.choice(STAGES),
                    "source": SOURCE.format(year=said.year),
                    "starts": said,
                },
            )


def _acts(action: Action, rows: Iterable[Known], *, minute: int) -> Iterator[Adding]:
    """Rows added on the registry day on which each was known."""
    by_day: dict[date, list[Mapping[str, Any]]] = {}
    for day, row in rows:
        if day >= LAST_ENTRY:
            continue  # learned only after the example's today
        by_day.setdefault(day, []).append(row)
    for day in sorted(by_day):
        yield Adding(
            at=instant(day, HOUR, minute),
            by=REGISTRAR,
            reason="As communicated by the States.",
            action=action,
            rows=tuple(by_day[day]),
        )
