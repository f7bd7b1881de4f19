"""The parts of a release, each with its digest, and the seal over all of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from secretariat.engine.publishing.models import (
    Release,
    ReleasedEvidence,
    ReleasedFigure,
    ReleasedTable,
)
from secretariat.kernel.digests import digest

HEAD = "release"


def seal_of(parts: Mapping[str, str]) -> str:
    """The seal over all parts: 64 hexadecimal digits."""
    return digest(dict(parts))


def parts_of(
    release: Release,
    *,
    tables: Iterable[ReleasedTable],
    figures: Iterable[ReleasedFigure],
    evidence: Iterable[ReleasedEvidence],
) -> dict[str, str]:
    """The digest of each part by its name: what a release is, piece by piece.

    Leaves and evidence enter by their roots, so nothing of any size is read here.
    """
    parts = {HEAD: digest(_head(release))}
    parts |= {f"text.{language}": digest(text) for language, text in release.texts.items()}
    parts |= {f"facts.{language}": digest(facts) for language, facts in release.facts.items()}
    parts |= {f"table.{one.table}": digest(_table(one)) for one in tables}
    for figure in figures:
        parts[f"figure.{figure.key}"] = digest(_figure(figure))
        parts[f"definition.{figure.key}"] = digest(_definition(figure))
    parts |= {f"evidence.{one.figure}.{one.name}": digest(_evidence(one)) for one in evidence}
    return parts


def _head(release: Release) -> dict[str, Any]:
    """What the release says of itself, with the seal of the one it corrects."""
    return {
        "publication": release.publication,
        "edition": release.edition,
        "frozen_at": release.frozen_at,
        "known_at": release.known_at,
        "simulated": release.simulated,
        "act": str(release.act),
        "frozen_by": release.frozen_by,
        "frozen_by_process": release.frozen_by_process,
        "note": release.note,
        "corrects": release.corrects.seal if release.corrects else None,
        "product_version": release.product_version,
        "database_version": release.database_version,
    }


def _table(one: ReleasedTable) -> dict[str, Any]:
    return {
        "table": one.table,
        "columns": list(one.columns),
        "salt": bytes(one.salt).hex(),
        "count": one.count,
        "root": one.root,
    }


def _figure(one: ReleasedFigure) -> dict[str, Any]:
    return {
        "key": one.key,
        "measure": one.measure,
        "asked": one.asked,
        "value": one.value,
        "n": one.n,
        "part": one.part,
        "whole": one.whole,
        "unit": one.unit,
        **({"withheld_below": one.withheld_below} if one.is_withheld else {}),
    }


def _definition(one: ReleasedFigure) -> dict[str, Any]:
    return {"words": one.words, "definition": one.definition, "fingerprint": one.fingerprint}


def _evidence(one: ReleasedEvidence) -> dict[str, Any]:
    return {"name": one.name, "table": one.table, "count": one.count, "root": one.root}
