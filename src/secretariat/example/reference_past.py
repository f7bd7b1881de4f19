"""How the example's reference registers came to be: loaded in 2000, then kept as things changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from secretariat.areas.reference import actions
from secretariat.areas.reference.facts import read_facts
from secretariat.engine.records.declaring import Action
from secretariat.example.batching import EDITOR, LOADER, LOADING
from secretariat.example.entries import Act, Adding, Changing
from secretariat.example.facts import FACTS
from secretariat.example.knowing import instant, next_entry
from secretariat.example.organization import ORGANIZATION
from secretariat.example.targets import LOADED_ON
from secretariat.example.world import World, day_or_none

HOUR = 6  # UTC: before the registry enters what refers to these
NAMES = ("name_en", "name_fr", "name_es")
LANGUAGES = ("en", "fr", "es")

Known = tuple[date, Mapping[str, Any]]


def reference_past() -> Iterator[Act]:
    """Every act on the reference registers but those on memberships and successions."""
    yield _named()
    loading = ((actions.add_regions, "regions"), (actions.add_languages, "languages"))
    for place, (action, table) in enumerate(loading, 1):
        rows = [(LOADED_ON, row) for row in read_facts(table)]
        yield from adding(action, rows, minute=place, reason=LOADING)
    yield from adding(actions.add_states, _states(), minute=5, reason="New States.")
    for depth, units in enumerate(_units_by_depth()):
        yield from adding(actions.add_units, units, minute=10 + depth, reason="New units.")
    yield from _closed_units()
    yield from adding(
        actions.add_duty_stations, _stations(), minute=20, reason="New duty stations."
    )


def adding(
    action: Action, rows: Iterable[Known], *, minute: int, reason: str, by: str = EDITOR
) -> Iterator[Adding]:
    """Rows added on the day each became known; those of the first load by the loader."""
    ordered = sorted(rows, key=lambda pair: pair[0])
    for day, group in groupby(ordered, key=lambda pair: pair[0]):
        first = day == LOADED_ON
        yield Adding(
            at=_at(day, minute),
            by=LOADER if first else by,
            reason=LOADING if first else reason,
            action=action,
            rows=tuple(row for _day, row in group),
        )


@cache
def unit_paths() -> dict[str, str]:
    """The path from the top to each unit, by its code."""
    paths: dict[str, str] = {}
    for row in read_facts("units", FACTS):  # a parent stands above its parts
        paths[row["code"]] = (
            f"{paths[row['parent']]}/{row['code']}" if row["parent"] else row["code"]
        )
    return paths


def _at(day: date, minute: int) -> datetime:
    return instant(day, HOUR) + timedelta(minutes=minute)


def _named() -> Adding:
    said = {f"name_{code}": ORGANIZATION.names[code] for code in LANGUAGES}
    said |= {f"notice_{code}": ORGANIZATION.notice[code] for code in LANGUAGES}
    row = {"acronym": ORGANIZATION.acronym, **said, "fictional": True}
    return Adding(
        at=_at(LOADED_ON, 0),
        by=LOADER,
        reason=LOADING,
        action=actions.name_organization,
        rows=(row,),
    )


def _states() -> Iterator[Known]:
    """Each State, known when it first became a member; that it ended is entered apart."""
    world = World()
    for row in read_facts("states", FACTS):
        known = next_entry(world.states[row["code"]].spells[0].starts)
        yield known, {name: row[name] for name in ("code", *NAMES, "region")}


def _units_by_depth() -> list[list[Known]]:
    """Units from the top down: a unit can refer only to one that is there."""
    depths: dict[int, list[Known]] = {}
    for row in read_facts("units", FACTS):
        path, starts = unit_paths()[row["code"]], date.fromisoformat(row["starts"])
        values: dict[str, Any] = {name: row[name] for name in ("code", *NAMES)}
        values |= {"path": path, "parent": row["parent"] or None, "starts": starts}
        depths.setdefault(path.count("/"), []).append((next_entry(starts), values))
    return [depths[depth] for depth in sorted(depths)]


def _closed_units() -> Iterator[Changing]:
    for row in read_facts("units", FACTS):
        if ends := day_or_none(row["ends"]):
            yield Changing(
                at=_at(next_entry(ends), 0),
                by=EDITOR,
                reason="The programme came to its end.",
                action=actions.amend_units,
                finds=({"code": row["code"]},),
                gives={"ends": ends},
            )


def _stations() -> Iterator[Known]:
    for row in read_facts("duty_stations", FACTS):
        starts = date.fromisoformat(row["starts"])
        values = {name: row[name] for name in ("code", *NAMES, "state")}
        yield (
            next_entry(starts),
            {**values, "headquarters": bool(row["headquarters"]), "starts": starts},
        )
