"""What is kept about an official, read at once for her file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import (
    Contract,
    Disability,
    GradeHeld,
    Nationality,
    Official,
)
from secretariat.areas.workforce.models.posts import Classification


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An official with everything that began by a day, the earliest first.

    `disabilities` is None where they are not open to the reader. `levels` are the classifications
    of the duty stations she was at.
    """

    official: Official
    held: Sequence[Incumbency]
    contracts: Sequence[Contract]
    grades: Sequence[GradeHeld]
    nationalities: Sequence[Nationality]
    disabilities: Sequence[Disability] | None
    levels: Sequence[Classification]

    def level(self, station: int, day: date) -> Classification | None:
        """How a duty station is classified on a day."""
        return next(
            (one for one in self.levels if one.station_id == station and one.holds(day)), None
        )


def kept(official: Official, day: date, *, disabilities: bool) -> Kept:
    """Read everything that is kept about her and began by the day: six queries."""
    hers = {"official": official.pk, "starts__lte": day}
    posts = "post__grade", "post__unit", "post__station", "counts_for"
    held = list(
        Incumbency.objects.filter(**hers).select_related(*posts).order_by("starts", "rank", "pk")
    )
    stations = {one.post.station_id for one in held}
    return Kept(
        official=official,
        held=held,
        contracts=list(Contract.objects.filter(**hers).order_by("starts")),
        grades=list(GradeHeld.objects.filter(**hers).select_related("grade").order_by("starts")),
        nationalities=list(
            Nationality.objects.filter(**hers).select_related("state").order_by("starts", "pk")
        ),
        disabilities=(
            list(Disability.objects.filter(**hers).order_by("starts")) if disabilities else None
        ),
        levels=list(
            Classification.objects.filter(station__in=stations, starts__lte=day).order_by("starts")
        ),
    )
