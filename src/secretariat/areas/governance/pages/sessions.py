"""A session: what lay before it, what it decided in which paragraph, and what became of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.meeting import Document, Session
from secretariat.areas.governance.pages.contexts import Group, GuidancePage
from secretariat.areas.governance.pages.shown import counted, item, language_of
from secretariat.areas.governance.standing.asked import Asked, what_became_of
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.seeing import publications_read
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Fact, LinkList
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.moments import Asked as Moment
from secretariat.web.moments import read


def session_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a session; which unit is to do what is shown to whoever signs in."""
    moment = read(request)
    with known_at(moment.known_at):
        session = Session.objects.select_related("body").filter(code=code).first()
        if session is None:
            raise nothing_here()
        documents = Document.objects.filter(session=session).select_related("section", "unit")
        asked = what_became_of(Decision.objects.filter(session=session), moment.as_of)
        page = _page(request, session, list(documents.order_by("code")), asked, moment)
    trail = (Link(label=_("Sessions"), url=register_page("sessions")),)
    shown = frame(request, page.title, place="registers", trail=trail, clocks=moment.clocks)
    return render(request, "governance/guidance.html", {"frame": shown, "page": page})


def _page(
    request: HttpRequest,
    session: Any,
    documents: Sequence[Document],
    asked: Sequence[Asked],
    moment: Moment,
) -> GuidancePage:
    signed_in = request.user.is_authenticated
    return GuidancePage(
        reference=_("Session"),
        title=title_of(session),
        lang=language_of(session.body.name),
        sentence=counted(asked),
        groups=tuple(_groups(request, documents, asked)),
        facts=_facts(session),
        who_may_see=who_may_see(signed_in=signed_in),
        lists=_lists(session, moment),
    )


def title_of(session: Any) -> str:
    """A session by its body and number."""
    told = {"body": session.body.name.text, "number": formats.number(session.number)}
    return _("%(body)s, session %(number)s") % told


def who_may_see(*, signed_in: bool) -> str:
    """Who sees what of this page."""
    if signed_in:
        return _(
            "Decisions and what sessions were told are open to all. Which unit is to do what by "
            "when is open to whoever signs in: you are one of them."
        )
    return _(
        "Decisions and what sessions were told are open to all. Which unit is to do what by when "
        "is open to whoever signs in."
    )


def _facts(session: Any) -> tuple[Fact, ...]:
    place = Cell(text=session.place.text, lang=language_of(session.place))
    days = Cell(text=formats.period(session.starts, session.ends))
    return (Fact(name=_("Days of the session"), cell=days), Fact(name=_("Place"), cell=place))


def _groups(
    request: HttpRequest, documents: Sequence[Document], asked: Sequence[Asked]
) -> Iterator[Group]:
    """Each document with the decisions on it; then those that stand on none."""
    of: dict[int | None, list[Asked]] = defaultdict(list)
    for one in sorted(asked, key=lambda each: each.decision.paragraph):
        of[one.decision.document_id].append(one)
    signed_in = request.user.is_authenticated
    hers = publications_read(actor(request), on=today(), now=now())
    known = {one.key: one for one in publications() if one.key in hers}
    for document in documents:
        items = tuple(item(one, is_signed_in=signed_in) for one in of[document.pk])
        paper = known.get(document.publication)
        issued = paper is not None and paper.symbol == document.code
        yield Group(
            key=f"document-{document.pk}",
            title=document.title.text,
            lang=language_of(document.title),
            facts=_in_words(document),
            url=record_page("session-documents", document.pk),
            paper=Link(label=_("Read the paper"), url=reverse("paper-latest", args=[paper.key]))
            if issued and paper is not None
            else None,
            items=items,
            nothing="" if items else _("No decision was asked for."),
        )
    if of[None]:
        yield Group(
            key="no-document",
            title=_("Without a document"),
            items=tuple(item(one, is_signed_in=signed_in) for one in of[None]),
        )


def _in_words(document: Any) -> str:
    """Its symbol, section, purpose and author."""
    said = [document.code, str(document.get_purpose_display())]
    if document.section is not None:
        said.insert(1, document.section.name.text)
    if document.unit is not None:
        said.append(document.unit.name.text)
    return " · ".join(said)


def _lists(session: Any, moment: Moment) -> tuple[LinkList, ...]:
    others = Session.objects.filter(body=session.body)
    before = others.filter(starts__lt=session.starts).order_by("-starts").first()
    after = others.filter(starts__gt=session.starts).order_by("starts").first()
    beside = tuple(
        Link(label=one.code, url=moment.page("governance-session", one.code))
        for one in (before, after)
        if one is not None
    )
    figures = (
        Link(
            label=_("Decisions with open follow-up"),
            url=moment.figure("governance.decisions_open", session=session.code),
        ),
        Link(
            label=_("Overdue follow-ups"),
            url=moment.figure("governance.follow_ups_overdue", session=session.code),
        ),
    )
    kept = (
        Link(label=_("This session in the register"), url=record_page("sessions", session.pk)),
        Link(
            label=_("Its decisions in the register"),
            url=register_page("decisions", {"session": session.code}),
        ),
    )
    return (
        LinkList(title=_("Sessions before and after"), links=beside, empty=_("None.")),
        LinkList(title=_("Figures"), links=figures),
        LinkList(title=_("Around it"), links=kept),
    )
