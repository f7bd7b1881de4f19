"""The list of papers: each with its latest public edition, and what is coming; drafts, too."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.way import Way, ways
from secretariat.web import formats
from secretariat.web.asking import now
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import PaperItem
from secretariat.web.papers import holding
from secretariat.web.papers.seeing import seen
from secretariat.web.papers.standing import address_of, state_words


def shelf(
    request: HttpRequest, draft_of: Callable[[Publication], Link | None]
) -> Iterator[PaperItem]:
    """Give each paper of which the reader may read an edition, in the order declared.

    Of a paper that has none yet, give its draft, where `draft_of` leads the reader there.
    """
    every = list(seen(request).defer("texts", "parts").annotate(cites=Count("figures")))
    found = ways(every, now=now())
    stacks = {one.key: _newest_first(one, found.values()) for one in publications()}
    shown = [_current(stack).release for stack in stacks.values() if stack]
    drifts = holding.drifts_of_each(shown)
    for one in publications():
        if stacks[one.key]:
            yield _item(one, stacks[one.key], drifts)
        elif (draft := draft_of(one)) is not None:
            yield _draft(one, draft)


def _newest_first(publication: Publication, every: Iterable[Way]) -> list[Way]:
    own = (way for way in every if way.release.publication == publication.key)
    return sorted(own, key=lambda way: way.release.edition, reverse=True)


def _current(newest: Sequence[Way]) -> Way:
    """The latest public edition, else the latest there is."""
    return next((way for way in newest if way.is_public), newest[0])


def _item(
    publication: Publication, newest: Sequence[Way], drifts: Mapping[int, holding.Drifts]
) -> PaperItem:
    """Show the current edition, whether it still holds, and those to come."""
    current = _current(newest)
    return PaperItem(
        symbol=publication.symbol,
        paper=Link(label=str(publication.title), url=address_of(current.release)),
        sentence=_sentence(current),
        status=holding.summary(drifts[current.release.pk].values()),
        coming=tuple(
            _coming(way)
            for way in newest
            if way.release.edition > current.release.edition or not current.is_public
        ),
    )


def _draft(publication: Publication, draft: Link) -> PaperItem:
    return PaperItem(
        symbol=publication.symbol,
        paper=replace(draft, label=str(publication.title)),
        sentence=_("No edition has been frozen yet: this is its draft."),
    )


def _sentence(way: Way) -> str:
    release = way.release
    count = int(getattr(release, "cites", 0))
    told: dict[str, object] = {"edition": release.edition, "count": formats.number(count)}
    if not way.is_public or way.public_at is None:
        told["day"] = formats.day(release.frozen_at.date())
        words = ngettext(
            "Edition %(edition)s, frozen on %(day)s. Cites %(count)s figure.",
            "Edition %(edition)s, frozen on %(day)s. Cites %(count)s figures.",
            count,
        )
        return words % told
    told["day"] = formats.day(way.public_at.date())
    words = ngettext(
        "Edition %(edition)s, published on %(day)s. Cites %(count)s figure.",
        "Edition %(edition)s, published on %(day)s. Cites %(count)s figures.",
        count,
    )
    return words % told


def _coming(way: Way) -> Link:
    told = {"edition": way.release.edition, "state": state_words(way)}
    label = _("Edition %(edition)s: %(state)s") % told
    return Link(label=label, url=address_of(way.release))
