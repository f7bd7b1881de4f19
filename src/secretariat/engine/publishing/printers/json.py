"""Printing the figures of a paper as JSON for programs, with definitions, licence and seal."""

import json
from typing import Any

from secretariat.engine.publishing.document import CitedFigure, Document
from secretariat.kernel.periods import Period


def render(document: Document) -> bytes:
    """Every figure of the paper; values are exact decimals as text, instants in UTC."""
    return json.dumps(facts(document), ensure_ascii=False, indent=2).encode()


def facts(document: Document) -> dict[str, Any]:
    """What a program may want to know of a release and its figures."""
    return {
        "publication": document.publication,
        "edition": None if document.is_draft else document.edition,
        "symbol": document.symbol,
        "title": document.title,
        "language": str(document.language),
        "organization": document.organization,
        "owner": document.owner,
        "licence": document.licence,
        "notices": list(document.warnings),
        "note": document.note.text,
        "frozen_at": None if document.is_draft else document.frozen_at.isoformat(),
        "known_at": document.known_at.isoformat(),
        "simulated": document.simulated,
        "seal": document.seal or None,
        "figures": [_figure(one) for one in document.figures.values()],
        "measures": [
            {
                "measure": one.measure,
                "title": one.title,
                "definition": one.words,
                "authority": one.authority,
                "owner": one.owner,
            }
            for one in document.definitions
        ],
    }


def _figure(figure: CitedFigure) -> dict[str, Any]:
    clock = "over" if isinstance(figure.when, Period) else "as_of"
    return {
        "figure": figure.key,
        "measure": figure.measure,
        clock: str(figure.when),
        "where": dict(figure.where),
        "labels": dict(figure.cell),
        "value": figure.exact,
        "unit": figure.unit,
        "records": None if figure.withheld else figure.n,
        "part": figure.part,
        "whole": figure.whole,
        "definition_fingerprint": figure.fingerprint,
        **({"withheld": figure.withheld} if figure.withheld else {}),
    }
