"""The units, dimensions and authorities that figures of the workforce share."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, Unit

OFFICIALS = Unit(key="officials", title=_("officials"))
POSTS = Unit(key="posts", title=_("posts"))
STATES = Unit(key="states", title=_("member States"))
PERCENT = Unit(key="percent", title=_("per cent of officials"), decimals=1, times=100)
DAYS = Unit(key="days", title=_("days"))
YEARS = Unit(key="years", title=_("years"), decimals=1)

HRD = _("Human Resources Development Department")
STRATEGY = _("Human Resources Strategy 2022–25")
STAFFING = _("Composition and structure of the staff, yearly report to the Governing Body")
SINCE = date(2003, 1, 1)
SMALLEST = 5

by_grade = Dimension(key="grade", title=_("Grade"), path="post__grade", order="rank")
by_category = Dimension(key="category", title=_("Category"), path="post__grade__category")
by_sex = Dimension(key="sex", title=_("Women and men"), path="official__sex")
by_funding = Dimension(key="funding", title=_("Funding"), path="post__funding")
by_station = Dimension(key="station", title=_("Duty station"), path="post__station")
by_station_region = Dimension(
    key="place", title=_("Region of the duty station"), path="post__station__state__region"
)
by_unit = Dimension(key="unit", title=_("Unit"), path="post__unit")
by_family = Dimension(key="family", title=_("Job family"), path="post__family")
by_nationality = Dimension(key="state", title=_("Nationality counted"), path="counts_for")
by_region = Dimension(key="region", title=_("Region of nationality"), path="counts_for__region")
by_age = Dimension(key="age", title=_("Age"), path="age")
by_service = Dimension(key="service", title=_("Years of service"), path="service")

COMPOSITION = (
    by_sex,
    by_grade,
    by_category,
    by_funding,
    by_region,
    by_nationality,
    by_station,
    by_station_region,
    by_unit,
    by_family,
)

PERSONAL: dict[str, Any] = {
    "owner": HRD,
    "since": SINCE,
    "audience": PUBLIC,
    "smallest_cell": SMALLEST,
}
"""What figures about officials share: everybody may see them, and no cell of fewer than five.

So do vacant posts: of all posts, those that nobody holds tell how many are held, and when a holder
left."""
