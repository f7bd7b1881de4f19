"""The rows of a framework as it is planned, read from the facts: each table's, by its code."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from secretariat.areas.reference.facts import read_facts
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.world import day_or_none

LANGUAGES = ("en", "fr", "es")
KINDS = ("context", "response", "strategy")

Rows = tuple[dict[str, Any], ...]


def spoken(row: Mapping[str, str], *names: str) -> dict[str, Any]:
    """The columns of texts in three languages."""
    return {f"{name}_{code}": row[f"{name}_{code}"] for name in names for code in LANGUAGES}


def of(table: str, framework: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of facts that belong to a framework."""
    return tuple(row for row in read_facts(table, FACTS) if row["framework"] == framework)


def part_code(row: Mapping[str, str]) -> str:
    """The code of the part that a row names: its indicator's own, where that has one part only."""
    whole = f"{row['framework']}/{row['indicator']}"
    return f"{whole}/{row['part']}" if row.get("part") else whole


def framework_row(code: str) -> dict[str, Any]:
    """The framework as it is drafted; who adopted it is recorded later."""
    (row,) = (one for one in read_facts("frameworks", FACTS) if one["code"] == code)
    return {
        "code": code,
        **spoken(row, "title"),
        "starts": date.fromisoformat(row["starts"]),
        "ends": date.fromisoformat(row["ends"]),
        "supersedes": row["supersedes"] or None,
    }


def levels(framework: str) -> Rows:
    """What the framework calls its objectives."""
    return tuple(
        {
            "code": f"{framework}/level-{row['depth']}",
            "framework": framework,
            "depth": int(row["depth"]),
            **spoken(row, "one", "many"),
        }
        for row in of("levels", framework)
    )


def objectives(framework: str, depth: int) -> Rows:
    """The objectives of one depth."""
    return tuple(
        {
            "code": f"{framework}/{row['number']}",
            "framework": framework,
            "level": f"{framework}/level-{depth}",
            "parent": f"{framework}/{row['parent']}" if row["parent"] else None,
            **spoken(row, "title"),
            "unit": row["unit"],
            "gender_marker": row["gender_marker"],
            "position": int(row["position"]),
        }
        for row in of("objectives", framework)
        if int(row["depth"]) == depth
    )


@cache
def written(framework: str, language: str) -> dict[tuple[str, str], str]:
    """The texts of a framework's objectives in a language, by number and kind."""
    file = files(FACTS).joinpath(f"{framework}.{language}.md")
    found: dict[tuple[str, str], str] = {}
    for section in file.read_text(encoding="utf-8").split("\n## ") if file.is_file() else ():
        heading, _line, text = section.removeprefix("## ").partition("\n")
        number, _space, kind = heading.strip().partition(" ")
        found[number, kind] = text.strip()
    return found


def texts(framework: str) -> Rows:
    """Context, response and strategy, in the order of the objectives."""
    return tuple(
        {
            "objective": f"{framework}/{number}",
            "kind": kind,
            **{f"text_{code}": written(framework, code)[number, kind] for code in LANGUAGES},
        }
        for number, kind in written(framework, "en")
    )


def indicators(framework: str) -> Rows:
    """The indicators, with what each counts and what it does not, where that is said."""
    said = {row["number"]: row for row in of("definitions", framework)}
    return tuple(
        {
            "code": f"{framework}/{row['number']}",
            "objective": f"{framework}/{row['objective']}",
            **spoken(row, "title"),
            **(spoken(said[row["number"]], "definition") if row["number"] in said else {}),
            **{
                name: row[name]
                for name in ("counts", "direction", "unit", "disaggregated_by", "tells")
            },
            "position": int(row["position"]),
        }
        for row in of("indicators", framework)
    )


def parts(framework: str) -> Rows:
    """The parts of the indicators."""
    return tuple(
        {
            "code": part_code(row),
            "indicator": f"{framework}/{row['indicator']}",
            **spoken(row, "title"),
            **{name: row[name] for name in ("source", "unit_of_value", "measure", "cell")},
            "afresh": bool(row["afresh"]),
        }
        for row in of("parts", framework)
    )


def baselines(framework: str) -> Rows:
    """Where each part stood before."""
    return tuple(
        {
            "part": part_code(row),
            "as_of": date.fromisoformat(row["as_of"]),
            "value": Decimal(row["value"]),
        }
        for row in of("baselines", framework)
    )


def targets(framework: str) -> Rows:
    """What each part is to reach, and what more if a condition is met."""
    return tuple(
        {
            "part": part_code(row),
            "starts": date.fromisoformat(row["starts"]),
            "ends": date.fromisoformat(row["ends"]),
            "value": Decimal(row["value"]),
            **spoken(row, "condition"),
        }
        for row in of("targets", framework)
    )


def milestones(framework: str) -> Rows:
    """The steps on the way."""
    return tuple(
        {
            "part": part_code(row),
            "due": date.fromisoformat(row["due"]),
            **spoken(row, "title"),
            "value": Decimal(row["value"]) if row["value"] else None,
        }
        for row in of("milestones", framework)
    )


def met(framework: str) -> Iterator[tuple[str, dict[str, Any], date]]:
    """What came true: table, how to find the row, and the day."""
    for row in of("milestones", framework):
        if day := day_or_none(row["met_on"]):
            yield "milestones", {"part": part_code(row), "due": date.fromisoformat(row["due"])}, day
    for row in of("targets", framework):
        if day := day_or_none(row["condition_met_on"]):
            value = Decimal(row["value"])
            yield "targets", {"part": part_code(row), "value": value}, day
