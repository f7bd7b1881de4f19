"""A product whose members are few enough to be recognized: counted, shared, ranked, over time."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.engine.publishing.product import PRODUCT as OPEN
from tests.engine.publishing.product import members_paper, northern_share

from secretariat.areas.reference.measures import admissions, by_region, member_states
from secretariat.areas.reference.models import Membership
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, Flows, Measure, Unit, measure
from secretariat.engine.measures.selections import Count, Median
from secretariat.engine.records.days import Day

LEAST = 5
DAYS = Unit(key="days", title="days")

by_state = Dimension(key="state", title="State", path="state")

members = replace(
    member_states,
    key="tests.guarded",
    smallest_cell=LEAST,
    dimensions=(by_region.at("state__region"), by_state),
    flows=Flows(entries="tests.guarded_entries", exits="tests.guarded_exits", lasting=("region",)),
)
share = replace(northern_share, key="tests.guarded_share", smallest_cell=LEAST)
entries = replace(admissions, key="tests.guarded_entries", smallest_cell=LEAST)
exits: Measure = replace(
    admissions,
    key="tests.guarded_exits",
    smallest_cell=LEAST,
    definitions=tuple(
        replace(one, selects=lambda over: Count(Membership.objects.ending_in(over)))
        for one in admissions.definitions
    ),
)


@measure(
    key="tests.guarded_median",
    title="Number of the record, median",
    unit=DAYS,
    authority="A decision",
    owner="A unit",
    since=date(2000, 1, 1),
    audience=PUBLIC,
    dimensions=(by_region.at("state__region"),),
    smallest_cell=LEAST,
)
def median(as_of: Day) -> Median:
    """The middle of the numbers that the records of members have."""
    return Median(rows=Membership.objects.on(as_of), of="pk")


MEASURES: tuple[Measure, ...] = (members, share, entries, exits, median)


PAPER = replace(members_paper, key="tests.paper")  # what `paper_of` writes, open to everybody


def _with(area: Any) -> Any:
    return replace(
        area,
        measures=(*area.measures, *MEASURES),
        publications=(*area.publications, PAPER),
    )


PRODUCT = replace(OPEN, areas=tuple(_with(area) for area in OPEN.areas))
