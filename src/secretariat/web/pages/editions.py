"""Taking an edition of a paper a step on, and the feed of what was published."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.stepping import Offer, Said, offer, take
from secretariat.engine.publishing.way import NextStep, way_of
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form, Notice
from secretariat.web.contexts.workflows import MovePage
from secretariat.web.frames import frame
from secretariat.web.papers.feed import feed_response
from secretariat.web.papers.moments import moment_given, zone
from secretariat.web.papers.seeing import edition_seen, publication_seen
from secretariat.web.papers.standing import address_of, effect
from secretariat.web.papers.trails import edition_link, trail_of


@dataclass(frozen=True, kw_only=True)
class Case:
    """A step asked for: of which edition, and how it stands for the reader."""

    publication: Publication
    release: Release
    offer: Offer

    @property
    def next(self) -> NextStep:
        """The step."""
        return self.offer.next

    @property
    def name(self) -> str:
        """The edition in words."""
        return edition_link(self.release).label


def step_page(request: HttpRequest, key: str, edition: int, name: str) -> HttpResponse:
    """Ask for what a step needs, and take it; a closed one says why."""
    case = _case(request, key, edition, name)
    if request.method != "POST":
        return _asked(request, case)
    try:
        _take(request, case)
    except (BadInput, Conflict) as error:
        if isinstance(error, NotYet):  # it went on meanwhile: the page now says so by itself
            return _asked(request, _case(request, key, edition, name), status=error.status)
        return _asked(request, case, said=(str(error),), status=error.status)
    told = {"step": case.next.step.label, "edition": case.name}
    messages.success(request, _("“%(step)s” is done: %(edition)s.") % told)
    return redirect(address_of(case.release))


def feed(request: HttpRequest) -> HttpResponseBase:
    """Give the editions that are public, newest first, as a feed that programs follow."""
    return feed_response(request)


def _case(request: HttpRequest, key: str, edition: int, name: str) -> Case:
    """Find the edition and how the step stands; what is unknown answers as what is hidden."""
    release = edition_seen(request, key, edition)
    if name not in Step.values:
        raise nothing_here()
    if not request.user.is_authenticated:
        raise NotYou(_("You have not signed in."), do=_("Sign in."))
    publication = publication_seen(request, key)
    way = way_of(release, now=now())
    found = offer(publication, way, Step(name), by=actor(request), on=today())
    return Case(publication=publication, release=release, offer=found)


def _take(request: HttpRequest, case: Case) -> None:
    posted = request.POST
    take(
        case.publication,
        case.release,
        case.next.step,
        by=actor(request),
        on=today(),
        now=now(),
        said=Said(
            note=str(posted.get("note", "")).strip(),
            public_at=moment_given(str(posted.get("day", "")), str(posted.get("hour", ""))),
        ),
    )


def _asked(
    request: HttpRequest, case: Case, *, said: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """Show the form of an open step, or why it is closed and the way back."""
    found, back = case.offer, edition_link(case.release)
    shut = Notice(title=str(found.shut_by), text=found.why)
    page = MovePage(
        title=_("%(step)s: %(edition)s") % {"step": case.next.step.label, "edition": case.name},
        sentence=effect(case.offer),
        notice=None if found.is_open else shut,
        form=_form(request, case, said, back) if found.is_open else None,
        way_back=back,
    )
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail_of(case.release)),
        "page": page,
    }
    return render(request, "secretariat/move.html", given, status=status)


def _form(request: HttpRequest, case: Case, said: tuple[str, ...], back: Link) -> Form:
    asks_moment = case.next.step is Step.PUBLISH
    return Form(
        action="",
        fields=(*(_moment_fields(request) if asks_moment else ()), _note_field(request, case)),
        submit=str(case.next.step.label),
        errors=said,
        cancel=replace(back, label=_("Cancel")),
    )


def _moment_fields(request: HttpRequest) -> tuple[Field, Field]:
    return (
        Field(
            name="day",
            label=_("Public from (day)"),
            kind="date",
            value=str(request.POST.get("day", "")),
            help=_("Leave day and hour empty to publish at once."),
        ),
        Field(
            name="hour",
            label=_("Hour (%(zone)s)") % {"zone": zone()},
            kind="time",
            value=str(request.POST.get("hour", "")),
            help=_("Until then it is under embargo, and may still be sent back."),
        ),
    )


def _note_field(request: HttpRequest, case: Case) -> Field:
    needed = case.next.needs_note
    return Field(
        name="note",
        label=_("Reason"),
        kind="textarea",
        value=str(request.POST.get("note", "")),
        help=_("It stands beside the edition, for those who work on it."),
        is_required=needed,
    )
