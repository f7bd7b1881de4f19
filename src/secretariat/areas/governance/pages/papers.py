"""What governing bodies asked of a publication: what waits for its next issue, and was answered."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.governance.pages.contexts import Group, GuidancePage
from secretariat.areas.governance.pages.sessions import who_may_see
from secretariat.areas.governance.pages.shown import item
from secretariat.areas.governance.standing.asked import Asked, Followed, ForPaper, for_paper
from secretariat.engine.history.reading import known_at
from secretariat.engine.publishing.declaring import Publication, publication_of
from secretariat.engine.publishing.seeing import publications_read
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty, LinkList
from secretariat.web.frames import frame
from secretariat.web.links import record_page
from secretariat.web.moments import Asked as Moment
from secretariat.web.moments import read
from secretariat.web.opening import opened


def paper_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was asked of a publication the reader may see."""
    publication = opened(request, publication_of, key, lambda one: one.see)
    moment = read(request)
    with known_at(moment.known_at):
        found = for_paper(key, moment.as_of)
    signed_in = request.user.is_authenticated
    page = GuidancePage(
        reference=_("What was asked of this paper"),
        title=str(publication.title),
        sentence=_sentence(found),
        groups=tuple(_groups(found, signed_in=signed_in)),
        who_may_see=who_may_see(signed_in=signed_in),
        lists=_lists(request, publication, found, moment),
        empty=_nothing() if found.is_empty else None,
    )
    trail = (Link(label=_("Papers"), url=reverse("papers")),)
    shown = frame(request, page.title, place="papers", trail=trail, clocks=moment.clocks)
    return render(request, "governance/guidance.html", {"frame": shown, "page": page})


def _sentence(found: ForPaper) -> str:
    if found.is_empty:
        return ""
    if not found.open:
        return _("Nothing waits for its next issue.")
    waits = ngettext(
        "%(count)s thing waits for its next issue.",
        "%(count)s things wait for its next issue.",
        len(found.open),
    )
    return waits % {"count": formats.number(len(found.open))}


def _groups(found: ForPaper, *, signed_in: bool) -> Iterator[Group]:
    lists = (
        ("open", _("To be answered in the next issue"), found.open),
        ("answered", _("Answered in the last issue, or since"), found.answered),
    )
    for key, title, followed in lists:
        if followed:
            items = (one for one in _by_decision(followed))
            yield Group(
                key=key,
                title=title,
                items=tuple(item(one, is_signed_in=signed_in, with_session=True) for one in items),
            )
    if found.decided:
        decided = (Asked(decision=one, followed=()) for one in found.decided)
        yield Group(
            key="decided",
            title=_("Decided on the last issue"),
            items=tuple(item(one, is_signed_in=signed_in, with_session=True) for one in decided),
        )


def _by_decision(followed: Sequence[Followed]) -> list[Asked]:
    """The follow-ups with the decision they follow, each decision once, in order."""
    decisions = {one.follow_up.decision_id: one.follow_up.decision for one in followed}
    return [
        Asked(
            decision=decision,
            followed=[one for one in followed if one.follow_up.decision_id == number],
        )
        for number, decision in decisions.items()
    ]


def _lists(
    request: HttpRequest, publication: Publication, found: ForPaper, moment: Moment
) -> tuple[LinkList, ...]:
    """Lead to the paper once she can read an edition, and to the last session it lay before."""
    is_read = publication.key in publications_read(actor(request), on=today(), now=now())
    paper = Link(label=_("The paper"), url=reverse("paper-latest", args=[publication.key]))
    links = [paper] if is_read else []
    if found.last is not None:
        last = found.last
        session = moment.page("governance-session", last.session.code)
        links += [
            Link(label=last.code, url=record_page("session-documents", last.pk)),
            Link(label=_("Its session"), url=session),
        ]
    return (LinkList(title=_("Around it"), links=tuple(links)),) if links else ()


def _nothing() -> Empty:
    return Empty(
        title=_("Nothing was asked of it by this date"),
        sentence=_("What a session asks for stands here until an issue of the paper answers it."),
    )
