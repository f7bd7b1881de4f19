"""Who the example organisation is, and the sentence that says it does not exist."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Organization:
    """An organization's name and the notice shown wherever it appears, by language code."""

    acronym: str
    names: dict[str, str]
    notice: dict[str, str]
    founded: date
    headquarters: str


ORGANIZATION = Organization(
    acronym="IOFW",
    names={
        "en": "International Organization for Fair Work",
        "fr": "Organisation internationale pour le travail équitable",
        "es": "Organización Internacional para el Trabajo Equitativo",
    },
    notice={
        "en": "This organization, its member States and its officials are fictional.",
        "fr": "Cette organisation, ses États Membres et ses fonctionnaires sont fictifs.",
        "es": "Esta organización, sus Estados miembros y sus funcionarios son ficticios.",
    },
    founded=date(1919, 9, 1),
    headquarters="LIN",
)

TODAY = date(2026, 10, 22)
"""The day on which the example's simulated past ends."""
