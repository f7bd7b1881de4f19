"""The units, dimensions and authorities that figures of recruitment share."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.roles import May
from secretariat.areas.workforce.measures.saying import HRD, SMALLEST, STRATEGY
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, Unit

VACANCIES = Unit(key="vacancies", title=_("vacancies"))
APPOINTMENTS = Unit(key="appointments", title=_("appointments"))
APPLICATIONS = Unit(key="applications", title=_("applications"))
CANDIDATES = Unit(key="candidates", title=_("candidates"))
EVENTS = Unit(key="events", title=_("events"))
MOVES = Unit(key="moves", title=_("moves"))
DAYS = Unit(key="days", title=_("days"))
OF_APPLICATIONS = Unit(
    key="percent_of_applications", title=_("per cent of applications"), decimals=1, times=100
)
OF_APPOINTMENTS = Unit(
    key="percent_of_appointments", title=_("per cent of appointments"), decimals=1, times=100
)

SINCE = date(2018, 1, 1)

by_route = Dimension(key="route", title=_("Route"), path="route")
by_grade = Dimension(key="grade", title=_("Grade"), path="grade", order="rank")
by_category = Dimension(key="category", title=_("Category"), path="grade__category")
by_region = Dimension(
    key="region", title=_("Region of the duty station"), path="station__state__region"
)
by_unit = Dimension(key="unit", title=_("Unit"), path="unit")
by_family = Dimension(key="family", title=_("Job family"), path="family")
by_key = Dimension(key="key", title=_("Key project position"), path="key_position")

OF_VACANCIES = (by_route, by_grade, by_category, by_region, by_unit, by_family)
"""What a vacancy says of itself."""


def through(path: str, *dimensions: Dimension) -> tuple[Dimension, ...]:
    """The same dimensions, of the vacancy that this path leads to."""
    return tuple(one.at(f"{path}__{one.path}") for one in dimensions)


OPEN: dict[str, Any] = {
    "authority": STRATEGY,
    "owner": HRD,
    "since": SINCE,
    "audience": PUBLIC,
}
"""What figures of vacancies and of how long they take share: everybody may see them."""

OF_CANDIDATES: dict[str, Any] = {
    "authority": STRATEGY,
    "owner": HRD,
    "since": SINCE,
    "audience": May.READ_RECRUITMENT,
    "smallest_cell": SMALLEST,
}
"""What figures of those who apply share: for those who work with them, no cell of fewer than five.
"""
