"""What governing bodies asked about an objective of a framework, session by session."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.governance.pages.contexts import Group, GuidancePage
from secretariat.areas.governance.pages.sessions import who_may_see
from secretariat.areas.governance.pages.shown import counted, item, language_of
from secretariat.areas.governance.standing.asked import Asked, about
from secretariat.areas.results.models.planned import Objective
from secretariat.areas.results.pages.readers import reader_of
from secretariat.areas.results.registers import objectives
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty, LinkList
from secretariat.web.frames import frame
from secretariat.web.links import record_page
from secretariat.web.moments import read


def objective_page(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Show what was asked about an objective the reader may see."""
    moment = read(request)
    with known_at(moment.known_at):
        named = Objective.objects.filter(
            reader_of(request).open(objectives), code=f"{code}/{number}"
        )
        objective = named.select_related("framework").first()
        if objective is None:
            raise nothing_here()
        asked = about(objective.pk, moment.as_of)
    signed_in = request.user.is_authenticated
    framework = objective.framework
    links = (
        Link(label=framework.title.text, url=moment.page("framework", framework.code)),
        Link(label=_("The objective in the register"), url=record_page("objectives", objective.pk)),
    )
    page = GuidancePage(
        reference=_("What was asked about an objective"),
        title=str(objective),
        lang=language_of(objective.title),
        sentence=counted(asked) if asked else "",
        groups=_by_session(asked, signed_in=signed_in),
        who_may_see=who_may_see(signed_in=signed_in),
        lists=(LinkList(title=_("Around it"), links=links),),
        empty=None if asked else _nothing(),
    )
    trail = (Link(label=_("Frameworks"), url=reverse("frameworks")), links[0])
    shown = frame(request, page.title, place="frameworks", trail=trail, clocks=moment.clocks)
    return render(request, "governance/guidance.html", {"frame": shown, "page": page})


def _by_session(asked: list[Asked], *, signed_in: bool) -> tuple[Group, ...]:
    return tuple(
        Group(
            key=f"session-{session.pk}",
            title=session.code,
            facts=formats.period(session.starts, session.ends),
            url=reverse("governance-session", args=[session.code]),
            items=tuple(item(one, is_signed_in=signed_in, with_session=True) for one in members),
        )
        for session, members in groupby(asked, key=lambda one: one.decision.session)
    )


def _nothing() -> Empty:
    return Empty(
        title=_("Nothing was asked about it by this date"),
        sentence=_("What a session asks about an objective stands here once it is recorded."),
    )
