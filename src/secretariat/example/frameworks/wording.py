"""The words in which officials report: what they counted, the evidence, and where it comes from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.dateformat import format as formatted
from django.utils.translation import override

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.frameworks.achieved import Achieved, Judged
from secretariat.example.frameworks.aims import POLICY
from secretariat.example.frameworks.facts import FACTS

PATTERNS = {"en": "j F Y", "fr": "j F Y", "es": r"j \d\e F \d\e Y"}
UNLOOKED = {
    "en": "Message from the unit; document to follow",
    "fr": "Message de l’unité ; document à suivre",
    "es": "Mensaje de la unidad; el documento seguirá",
}
"""The source first given for what is returned: nothing that can be looked up."""

LOOKED_UP = {
    "en": "Document received on {date}, kept with this entry",
    "fr": "Document reçu le {date}, conservé avec cette fiche",
    "es": "Documento recibido el {date}, guardado con esta ficha",
}
"""The source given once the document has come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What a report says, in the language of who reports."""

    named: str
    evidence: str
    source: str


def words(one: Achieved | Judged, language: str) -> Words:
    """Word a result or a value in a language."""
    found = _templates().get((one.framework, one.part)) or _generic()[one.framework]
    row = found[one.variant % len(found)] if isinstance(one, Achieved) else found[-1]
    slots = {
        "state": _names().get((one.place, language), "") if isinstance(one, Achieved) else "",
        "grouping": _names().get((one.place, language), "") if isinstance(one, Achieved) else "",
        "convention": one.convention if isinstance(one, Achieved) else "",
        "date": said(one.on, language),
    }
    named = row.get(f"named_{language}") or _named(one, language)
    return Words(
        named=named.format(**slots),
        evidence=row[f"evidence_{language}"].format(**slots),
        source=row[f"source_{language}"].format(**slots),
    )


def said(day: date, language: str) -> str:
    """A day in the words of a language; the first of a French month has a form of its own."""
    with override(language):
        text = formatted(day, PATTERNS[language])
    return f"1er{text[1:]}" if language == "fr" and day.day == 1 else text


def _named(one: Achieved | Judged, language: str) -> str:
    title = _titles()[one.framework, one.indicator][language]
    place = _names().get((one.place, language)) if isinstance(one, Achieved) else None
    return f"{place}: {title}" if place else title


@cache
def _templates() -> dict[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in read_facts("evidence", FACTS):
        part = f"{row['indicator']}/{row['part']}" if row["part"] else row["indicator"]
        found[POLICY, part].append(row)
    return dict(found)


@cache
def _generic() -> dict[str, list[dict[str, str]]]:
    return {row["framework"]: [row] for row in read_facts("sources", FACTS)}


@cache
def _names() -> dict[tuple[str, str], str]:
    rows = (*read_facts("states", EXAMPLE), *read_facts("groupings", FACTS))
    return {(row["code"], code): row[f"name_{code}"] for row in rows for code in PATTERNS}


@cache
def _titles() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (row["framework"], row["number"]): {code: row[f"title_{code}"] for code in PATTERNS}
        for row in read_facts("indicators", FACTS)
    }
