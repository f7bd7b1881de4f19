"""Finding releases: of a publication, the latest, and those that cite a measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import totals
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.publishing.citing import identity, when_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.wording import exact
from secretariat.kernel.errors import NotFound

AT_ONCE: Final = 300
"""Figures counted by one statement: a longer one is planned for longer than it runs."""


@dataclass(frozen=True, kw_only=True)
class Drift:
    """A released figure beside the same figure computed from the records as they are today.

    What is withheld, or was for others beside it, is beside itself: what changed since would tell.
    """

    figure: ReleasedFigure
    released: str | None
    today: str | None

    @property
    def drifted(self) -> bool:
        """Whether they differ: late or corrected records, or a definition added since."""
        said, now = self.released, self.today
        if said is None or now is None:
            return said != now
        return Decimal(said) != Decimal(now)


def releases_of(publication: str, *, among: QuerySet[Release] | None = None) -> list[Release]:
    """Every edition of a publication among those a reader may see, newest first; else of all."""
    every = Release.objects.all() if among is None else among
    return list(every.filter(publication=publication).order_by("-edition"))


def latest_releases(among: QuerySet[Release]) -> dict[str, Release]:
    """The newest edition of each publication among those given, by its key: one statement."""
    newest = among.order_by("publication", "-edition").distinct("publication")
    return {one.publication: one for one in newest}


def release_of(
    publication: str, edition: int | None = None, *, among: QuerySet[Release] | None = None
) -> Release:
    """An edition of a publication, the newest unless one is named; `among` as in `releases_of`.

    Raises NotFound.
    """
    editions = releases_of(publication, among=among)
    for release in editions:
        if edition is None or release.edition == edition:
            return release
    raise NotFound(
        _("There is no such edition of “%(publication)s”.") % {"publication": publication},
        do=_("Editions frozen so far: %(editions)s.")
        % {"editions": ", ".join(str(one.edition) for one in editions) or "–"},
    )


def citing(measure: str, *, among: QuerySet[Release]) -> list[ReleasedFigure]:
    """Where a measure stands in some editions: its released figures, newest first."""
    cited = ReleasedFigure.objects.filter(measure=measure, release__in=among.values("pk"))
    found = cited.select_related("release")
    return list(found.order_by("-release__frozen_at", "id"))


def drift_of(release: Release) -> list[Drift]:
    """Each figure of a release beside today's: whether what was published still holds.

    For whoever may read the release: a figure of small cells is not held against today's.
    """
    return drift_of_each([release])[release.pk]


def drift_of_each(releases: Sequence[Release]) -> dict[int, list[Drift]]:
    """The same of several releases at once, by the number of each."""
    every = list(ReleasedFigure.objects.filter(release__in=releases).order_by("release", "id"))
    open_ones = [one for one in every if measure_of(one.measure).smallest_cell <= 1]
    today = {found.figure.pk: found for found in drifts_of(open_ones)}
    drifts: dict[int, list[Drift]] = {release.pk: [] for release in releases}
    for one in every:
        drifts[one.release_id].append(today.get(one.pk) or _beside_itself(one))
    return drifts


def drift_of_figure(released: ReleasedFigure) -> Drift:
    """One released figure beside today's, for whoever may read the release.

    Raises NotFound for a measure no longer declared.
    """
    if measure_of(released.measure).smallest_cell > 1:
        return _beside_itself(released)
    return drifts_of([released])[0]


def _beside_itself(released: ReleasedFigure) -> Drift:
    return Drift(figure=released, released=released.value, today=released.value)


def drifts_of(released: Sequence[ReleasedFigure]) -> list[Drift]:
    """Each of several released figures beside today’s, many by one query; what is the same once.

    For whoever may see the records behind them; of what is withheld today's is not told either.
    Raises NotFound for a measure no longer declared.
    """
    different = {identity(one.measure, one.asked): one for one in released}
    with each_once():  # many are of one measure on one date, in different cells
        found = list(_counted_today(list(different.values())))
    today = {key: exact(one) for key, one in zip(different, found, strict=True)}
    return [
        Drift(
            figure=one,
            released=one.value,
            today=None if one.is_withheld else today[identity(one.measure, one.asked)],
        )
        for one in released
    ]


def _counted_today(different: Sequence[ReleasedFigure]) -> Iterator[Decimal | int | None]:
    for first in range(0, len(different), AT_ONCE):
        some = different[first : first + AT_ONCE]
        asked = [(measure_of(one.measure), when_of(one.asked)) for one in some]
        yield from (one.value for one in totals(asked, where=[one.asked["where"] for one in some]))
