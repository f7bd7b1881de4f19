"""Citing a figure: its lasting address, and the papers that have cited it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Figure, When
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.releases import Drift, citing, drifts_of
from secretariat.kernel.charts.trend import Published as Ring
from secretariat.web import formats, wording
from secretariat.web.contexts.figures import PublishedIn
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Notice
from secretariat.web.figures.moments import position
from secretariat.web.links import FigureAddress
from secretariat.web.papers import holding

SHOWN = 5


def address(asked: FigureAddress, *, at: datetime) -> str:
    """Give the address that keeps both clocks: the date, and what is known at this moment."""
    return replace(asked, known_at=asked.known_at or at).page()


def note(measure: Measure, found: Figure) -> str:
    """Promise what the address answers with; nothing where that is withheld."""
    if found.total.withheld:
        return ""
    value = wording.value(measure.unit, found.value)
    return _("This address will always answer with %(value)s.") % {"value": value}


@dataclass(frozen=True, kw_only=True)
class Published:
    """Where a figure, or the same cell of it on another date, stands in a paper."""

    release: Release
    drift: Drift

    @property
    def when(self) -> When:
        """Give the date or period published."""
        return when_of(self.drift.figure.asked)


def publications_of(
    measure: Measure, asked: FigureAddress, *, among: QuerySet[Release]
) -> list[Published]:
    """Find the latest of some editions that cite this figure or cell, and whether they hold."""
    cited = [
        one
        for one in citing(measure.key, among=among)
        if dict(one.asked["where"]) == dict(asked.where)
    ]
    drifts = drifts_of(cited[:SHOWN])
    return [Published(release=found.figure.release, drift=found) for found in drifts]


def published_in(found: Sequence[Published]) -> tuple[PublishedIn, ...]:
    """Name the papers, the date each cites, and whether it still holds."""
    return tuple(
        PublishedIn(
            paper=Link(
                label=_("%(paper)s, edition %(edition)s") % _told(one),
                url=reverse("paper", args=[one.release.publication, one.release.edition]),
                note=wording.when(one.when),
            ),
            status=holding.status(one.drift),
        )
        for one in found
    )


def _told(one: Published) -> dict[str, object]:
    facts = one.release.facts
    return {
        "paper": facts.get(formats.language(), next(iter(facts.values())))["symbol"],
        "edition": one.release.edition,
    }


def restated(found: Sequence[Published], when: When) -> Notice | None:
    """Say that this very figure has changed since a paper cited it, and from what to what."""
    changed = [one for one in found if one.when == when and one.drift.drifted]
    if not changed:
        return None
    latest = changed[0]
    corrected = [one for one in found if _corrects(one, latest)]
    told = {
        **_told(latest),
        "when": wording.heading(wording.when(when)),
        "released": holding.released(latest.drift),
        "today": holding.words(latest.drift, latest.drift.today),
    }
    text = _(
        "%(when)s %(paper)s, edition %(edition)s, read %(released)s. "
        "The records now give %(today)s."
    )
    if corrected:
        more = _("Edition %(number)s corrects it.") % {"number": corrected[0].release.edition}
        text = f"{text} {more}"
    title = _("This figure has changed since it was published")
    return Notice(kind="warn", title=title, text=text % told)


def _corrects(one: Published, earlier: Published) -> bool:
    """Say whether an edition published the same figure again, and still holds."""
    is_later = one.release.edition > earlier.release.edition
    is_same = (one.release.publication, one.when) == (earlier.release.publication, earlier.when)
    return is_same and is_later and not one.drift.drifted


def rings(measure: Measure, found: Sequence[Published]) -> tuple[Ring, ...]:
    """Mark on the trend what was published and no longer holds."""
    return tuple(
        Ring(
            at=position(one.when),
            value=float(Decimal(one.drift.released) * measure.unit.times),
            label=_("%(value)s as published") % {"value": holding.released(one.drift)},
        )
        for one in found
        if one.drift.drifted and one.drift.released is not None
    )
