"""Whether what was published still holds: released figures beside those of today."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.releases import Drift, drift_of, drift_of_each, drift_of_figure
from secretariat.engine.publishing.wording import number
from secretariat.kernel.errors import NotFound
from secretariat.web.contexts.parts import Status

Drifts = dict[str, Drift | None]


def drifts_of(release: Release) -> Drifts:
    """Compare each figure with today's, by its key: together, for tables have many."""
    try:
        return {one.figure.key: one for one in drift_of(release)}
    except NotFound:  # of some measure, which is no reason to say nothing of the others
        return {one.key: drift(one) for one in release.figures.all()}


def drifts_of_each(releases: Sequence[Release]) -> dict[int, Drifts]:
    """The same of several releases, by the number of each."""
    try:
        found = drift_of_each(releases)
    except NotFound:
        return {release.pk: drifts_of(release) for release in releases}
    return {number: {one.figure.key: one for one in some} for number, some in found.items()}


def drift(released: ReleasedFigure) -> Drift | None:
    """Compare one figure with today's; None where its measure is no longer declared."""
    try:
        return drift_of_figure(released)
    except NotFound:
        return None


def status(found: Drift | None) -> Status:
    """Say whether a figure still holds."""
    if found is None:
        return Status(kind="none", word=_("This measure is no longer computed"))
    if not found.drifted:
        return Status(kind="good", word=_("%(value)s, as published") % {"value": released(found)})
    told = {"released": released(found), "today": words(found, found.today)}
    return Status(kind="warn", word=_("%(released)s, now %(today)s") % told)


def released(found: Drift) -> str:
    """Write the released value."""
    return words(found, found.released)


def words(found: Drift, value: str | None) -> str:
    """Write a value as the paper writes it."""
    return number(None if value is None else Decimal(value), found.figure.unit)


def summary(drifts: Iterable[Drift | None]) -> Status:
    """Say of how many figures it is true."""
    found = list(drifts)
    changed = sum(one is None or one.drifted for one in found)
    told = {"changed": changed, "count": len(found)}
    if not changed:
        words_ = ngettext("The figure still holds", "All %(count)s figures still hold", len(found))
        return Status(kind="good", word=words_ % told)
    words_ = ngettext(
        "%(changed)s of %(count)s figures has changed since",
        "%(changed)s of %(count)s figures have changed since",
        changed,
    )
    return Status(kind="warn", word=words_ % told)
