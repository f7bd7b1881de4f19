"""A release made up in memory, so that printers are tried without a database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from secretariat.engine.publishing.blocks import Kind, cited_in
from secretariat.engine.publishing.citing import Citation, read_citation
from secretariat.engine.publishing.composing import composed
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.spreads import read_spread
from secretariat.kernel.languages import LANGUAGES, Language

AT = datetime(2026, 3, 2, 9, 30, 15, 250_000, tzinfo=UTC)
SEAL = "7f3a9c41" * 8
NAMES = {
    "AFR": "Africa",
    "AME": "Americas",
    "ASP": "Asia and the Pacific",
    "EUR": "Europe",
    "F": "women",
    "M": "men",
}
TITLES = {"t.share": "Northern members", "t.least": "At least", "t.most": "At most"}
HIDDEN = frozenset({"AME", "EUR"})
"""Regions whose members are withheld from the measure `t.hidden`."""

PAPER = """---
date: 2026-02-12
original: en
summary: On 31 December 2025, [figure: t.members as_of=2025-12-31] States were members (see the
  draft decision in paragraph 4).
objective: None.
policy: None.
financial: Within the budget.
follow-up: See paragraph 3.
related: EX.1/INF/3; [the register](https://example.org/register).
---

## Where membership stands

1. In the north there were [figure: t.members as_of=2025-12-31 region=AFR], that is
   [figure: t.share as_of=2025-12-31].[^1] The number was **higher** than *ever*.

### By region

2. Membership differs by region:

    - a first item with [figure: t.members as_of=2025-12-31];
    - a second item.

[table: t.members as_of=2020-12-31,2025-12-31 by=region rows=AFR,AME,ASP,EUR title="By region"]

[chart: t.members as_of=2025-12-31 by=region rows=AFR,AME,ASP,EUR title="Most in Americas"]

#### Over the years

[chart: t.members as_of=2016-12-31..2025-12-31 every=year title="Membership rises slowly"]

| Step | By | Cost |
|---|---|--:|
| A plan | 2026 | 12 000 |
| A review | 2027 | 8 500 |

: What the plan costs, in dollars

3. The Office proposes to go on.[^plan]

## Draft decision

> The Council:
>
> (a) took note of the paper;
>
> (b) asked for a **plan**.

## Annex: method

Every State counts once.

[^1]: A State withdrew in 2024; see [the note](https://example.org/note).
[^plan]: The plan covers [figure: t.members as_of=2025-12-31 region=EUR] States.
"""


def document(
    text: str = PAPER, *, language: Language = Language.EN, facts: Mapping[str, str] | None = None
) -> Document:
    """The text as a document, every figure it cites made up."""
    stated = {**FACTS, **(facts or {})}
    release = Release(
        publication="tests.paper",
        edition=2,
        frozen_at=AT,
        known_at=AT,
        note="A late record.",
        texts={str(language): text},
        facts={str(language): stated},
        seal=SEAL,
    )
    return composed(release, tuple(released(text)), (release,), language)


FACTS = {
    "organization": "Organization of the Tests",
    "title": "Members of the organization",
    "symbol": "EX.1/2",
    "session": "Council, 1st Session, March 2026",
    "section": "Legal Section",
    "purpose": "For decision",
    "owner": "Office of the Legal Adviser",
    "notice": "This organization is fictional.",
    "licence": "CC-BY-4.0",
}


def released(text: str) -> list[ReleasedFigure]:
    """Every figure a text cites, once, with a value that follows from what was asked."""
    found: dict[str, Citation] = {}
    for place, says in cited_in(blocks_of(text)):
        spread = place.kind in {Kind.TABLE, Kind.CHART}
        cited = read_spread(says).citations() if spread else (read_citation(says),)
        for one in cited:
            found.setdefault(one.identity, one)
    return [_figure(str(place), one) for place, one in enumerate(found.values(), 1)]


def _figure(key: str, cited: Citation) -> ReleasedFigure:
    is_share = cited.measure.endswith("share")
    unit = {**UNIT, "per_cent": True} if cited.measure.endswith("per_cent") else UNIT
    withheld = cited.measure == "t.hidden" and dict(cited.where).get("region") in HIDDEN
    value = None if withheld else "0.333" if is_share else str(_count(cited))
    return ReleasedFigure(
        key=key,
        measure=cited.measure,
        asked=cited.asked,
        value=value,
        n=0 if withheld else 187,
        withheld_below=5 if withheld else None,
        part=62 if is_share else None,
        whole=187 if is_share else None,
        unit={"key": "u", "decimals": 1, "times": 100} if is_share else unit,
        words={str(language): _words(cited) for language in LANGUAGES},
        definition={},
        fingerprint="ab" * 32,
    )


UNIT = {"key": "states", "decimals": 0, "times": 1}


def _count(cited: Citation) -> int:
    assert isinstance(cited.when, date)
    region = dict(cited.where).get("region", "")
    part = {"AFR": 54, "AME": 61, "ASP": 40, "EUR": 32}.get(region or "", 187)
    part = {"F": part // 2, "M": part - part // 2}.get(dict(cited.where).get("sex") or "", part)
    part += {"t.least": -6, "t.most": 4}.get(cited.measure, 0)
    return part - (2025 - cited.when.year) // 2


def _words(cited: Citation) -> dict[str, Any]:
    return {
        "title": TITLES.get(cited.measure, "Member States"),
        "unit": "member States",
        "definition": "States that are members on the date.",
        "authority": "Constitution, article 1",
        "owner": "Legal Adviser",
        "cell": [["Region", NAMES.get(code or "", "not stated")] for _key, code in cited.where],
    }
