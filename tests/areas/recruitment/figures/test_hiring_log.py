"""Ten thousand applications of a published hiring log: our figures and ratios are its own.

The log is simulated, with bias planted in it, by Pohl and Berti. Its “protected” applicants stand
here as those who declare a disability, so that the measure tells them apart.
"""

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.areas.recruitment.figures.past import BY, ON, Past

from secretariat.areas.recruitment.measures import applicants
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.standing.rates import Group, compared
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import File, imported
from secretariat.engine.measures.figures import figure
from secretariat.kernel.periods import Period

LOG = Path(__file__).parents[5] / "shared/data/hr/hiring_event_log/hiring_log_high.xes.gz"
pytestmark = pytest.mark.skipif(not LOG.exists(), reason="the hiring log is not beside this")

SCREENED, OFFERED = "Screening Interview", "Make Job Offer"
IN_2022 = Period.year(2022)


@dataclass(frozen=True)
class Applicant:
    """An applicant of the log: two attributes, and how far she came."""

    number: int
    gender: bool
    protected: bool
    screened: bool
    offered: bool


def log() -> Iterator[Applicant]:
    """Each applicant of the log, read as text."""
    with gzip.open(LOG, "rt", encoding="utf-8") as file:
        traces = file.read().split("<trace>")[1:]
    for number, trace in enumerate(traces):
        said = dict(re.findall(r'<boolean key="([^"]+)" value="([^"]+)"', trace))
        yield Applicant(
            number=number,
            gender=said["gender"] == "true",
            protected=said["protected"] == "true",
            screened=f'value="{SCREENED}"' in trace,
            offered=f'value="{OFFERED}"' in trace,
        )


def take_in(what: Import, rows: list[dict[str, object]]) -> None:
    """Import rows as a file of their columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = File(name="log.csv", content=io.BytesIO(out.getvalue().encode()))
    imported(what, file, by=BY, on=ON, reason="The log.")


def recorded(past: Past, people: list[Applicant]) -> None:
    """Take the log over as applications to one vacancy, by four files."""
    (vacancy,) = past.vacancies({})
    stages = {stage.number: stage.code for stage in past.stages()}
    day = date(2022, 3, 20)
    take_in(applying.candidates.reads, [{"code": f"C{p.number}", "name": "N"} for p in people])
    take_in(
        applying.declarations.reads,
        [
            {
                "code": f"D{p.number}",
                "sex": "F" if p.gender else "M",
                "disability": "yes" if p.protected else "no",
            }
            for p in people
        ],
    )
    take_in(
        applying.former_applications,
        [
            {
                "code": f"A{p.number}",
                "vacancy": vacancy.code,
                "candidate": f"C{p.number}",
                "declaration": f"D{p.number}",
                "education": "3-advanced",
                "years": 5,
                "received_on": day,
                "state": "received",
            }
            for p in people
        ],
    )
    reached = [(p, 2) for p in people if p.screened] + [(p, 3) for p in people if p.offered]
    take_in(
        applying.steps.reads,
        [
            {"application": f"A{p.number}", "stage": stages[number], "entered_on": day}
            for p, number in reached
        ],
    )


def test_figures_of_the_log_are_those_published_with_it(past: Past) -> None:
    people = list(log())
    assert len(people) == 10_000
    recorded(past, people)

    offers = {
        by: {
            one.key[0]: one
            for one in figure(applicants.reached_third_stage, IN_2022, by=(by,)).cells
        }
        for by in ("disability", "sex")
    }
    told = {code: (one.part, one.whole) for code, one in offers["disability"].items()}
    assert told == {"yes": (122, 3_019), "no": (2_408, 6_981)}
    told = {code: (one.part, one.whole) for code, one in offers["sex"].items()}
    assert sorted(told.values()) == [(816, 4_170), (1_714, 5_830)]

    for by, ratio in (("disability", 0.117), ("sex", 0.666)):
        groups = [
            Group(key=str(code), selected=one.part or 0, applied=one.whole or 0)
            for code, one in offers[by].items()
        ]
        lower = min(compared(groups), key=lambda one: one.ratio or 0)
        assert lower.ratio == pytest.approx(ratio, abs=0.0005)
        assert lower.p is not None
        assert lower.p < 1e-10

    screened = Counter("F" if one.gender else "M" for one in people if one.screened)
    found = figure(applicants.applicants_at_second_stage, IN_2022, by=("sex",))
    assert {one.key[0]: one.value for one in found.cells} == dict(screened)
    assert figure(applicants.reached_second_stage, IN_2022).total.part == screened.total()
