"""What the Governing Body changed in the draft of 2000: how it read before, and who amended it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from secretariat.areas.results import actions
from secretariat.engine.records.declaring import Action
from secretariat.example.frameworks.officials import EDITOR, SECOND_EDITOR
from secretariat.example.frameworks.planned import LANGUAGES, written
from secretariat.example.knowing import instant
from secretariat.example.world import day_or_none

FRAMEWORK = "spf-2002-05"


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """A row of the draft that `first` read otherwise, until somebody amended it at an instant."""

    action: Action
    finds: Mapping[str, Any]
    first: Mapping[str, Any]
    by: str
    at: datetime
    reason: str

    def is_of(self, row: Mapping[str, Any]) -> bool:
        """Whether the row is the one that was amended."""
        return all(row.get(name) == value for name, value in self.finds.items())

    def before(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row as it was first written."""
        return {**row, **self.first}

    def after(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What the amendment gave the row."""
        return {name: row[name] for name in self.first}


def _at(day: str, hour: int) -> datetime:
    found = day_or_none(day)
    assert found, "an amendment has a day"
    return instant(found, hour, 20)


def _without_the_last_sentence(number: str, kind: str) -> dict[str, str]:
    found = {}
    for code in LANGUAGES:
        text = written(FRAMEWORK, code)[number, kind]
        found[f"text_{code}"] = text[: text.rindex(". ", 0, -1) + 1]
    return found


def amendments() -> tuple[Amendment, ...]:
    """Every amendment, in the order in which they were made."""
    return tuple(sorted((*_of_texts(), *_of_measurement()), key=lambda one: one.at))


def _of_texts() -> tuple[Amendment, ...]:
    return (
        Amendment(
            action=actions.amend_texts,
            finds={"objective": f"{FRAMEWORK}/3b", "kind": "strategy"},
            first=_without_the_last_sentence("3b", "strategy"),
            by=SECOND_EDITOR,
            at=_at("2000-11-22", 14),
            reason="The Workers’ group asked that trafficking and maternity be named.",
        ),
        Amendment(
            action=actions.amend_texts,
            finds={"objective": f"{FRAMEWORK}/2", "kind": "strategy"},
            first=_without_the_last_sentence("2", "strategy"),
            by=EDITOR,
            at=_at("2001-01-17", 14),
            reason="More and better jobs for women were to stay a programme of their own.",
        ),
    )


def _of_measurement() -> tuple[Amendment, ...]:
    return (
        Amendment(
            action=actions.amend_indicators,
            finds={"code": f"{FRAMEWORK}/1a.3"},
            first={
                "title_en": "States starting technical cooperation on problems found by the "
                "follow-up to the Declaration",
                "title_fr": "États engageant une coopération technique sur les problèmes relevés "
                "par le suivi de la Déclaration",
                "title_es": "Estados que inician una cooperación técnica sobre problemas hallados "
                "por el seguimiento de la Declaración",
            },
            by=EDITOR,
            at=_at("2000-11-23", 15),
            reason="Several governments asked that cooperation be planned with women in mind.",
        ),
        Amendment(
            action=actions.amend_objectives,
            finds={"code": f"{FRAMEWORK}/4b"},
            first={"unit": "SECTOR"},
            by=EDITOR,
            at=_at("2000-12-04", 14),
            reason="The whole department answers for the institutions of dialogue.",
        ),
        Amendment(
            action=actions.amend_targets,
            finds={
                "part": f"{FRAMEWORK}/1b.4",
                "ends": _at("2005-12-31", 0).date(),
                "condition_en": "",
            },
            first={"value": 200_000},
            by=SECOND_EDITOR,
            at=_at("2001-01-16", 15),
            reason="The programme raised its estimate once new projects had been agreed.",
        ),
    )
