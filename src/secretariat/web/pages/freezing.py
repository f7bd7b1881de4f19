"""Freezing the next edition of a paper: why, and which published edition it corrects."""

from collections.abc import Iterator, Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import require
from secretariat.engine.drafting.remarking import hold_to_working
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.releases import releases_of
from secretariat.engine.publishing.seeing import public
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.kernel.languages import LANGUAGES, Language, Translated
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.drafting.desks import draft_link
from secretariat.web.frames import frame
from secretariat.web.papers.seeing import publication_seen
from secretariat.web.papers.standing import address_of
from secretariat.web.wording import said


def freeze_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for what a freeze needs, and freeze; what goes wrong is said, and what she typed stays.

    Like a verification it is worked out while she waits.
    """
    publication = publication_seen(request, key)
    hold_to_working(publication, by=actor(request), on=today())
    require(actor(request), publication.freeze, on=today())
    if request.method != "POST":
        return _asked(request, publication)
    try:
        release = _frozen(request, publication)
    except (BadInput, Conflict) as error:
        return _asked(request, publication, errors=said(error), status=error.status)
    messages.success(
        request, _("Edition %(edition)s has been frozen.") % {"edition": release.edition}
    )
    return redirect(address_of(release))


def _frozen(request: HttpRequest, publication: Publication) -> Release:
    """Freeze the edition the form asks for, once, however often it is sent."""
    posted = request.POST
    if posted.get("edition", "") != str(_next(publication)):
        raise Conflict(
            _("An edition of this paper has been frozen since you opened this form."),
            why=_("The same form sent twice would freeze a second one."),
            do=_("Look at it under “Papers”; send the form again if another is needed."),
        )
    corrected = {str(one.edition): one for one in _published(publication)}
    return freeze(
        publication,
        by=actor(request),
        on=today(),
        note=Translated(**{one: posted.get(f"note_{one}", "").strip() for one in _of(publication)}),
        corrects=corrected.get(posted.get("corrects", "")),
    )


def _next(publication: Publication) -> int:
    return max((one.edition for one in releases_of(publication.key)), default=0) + 1


def _published(publication: Publication) -> Sequence[Release]:
    """The editions that can be corrected, newest first."""
    return list(public(now(), of=[publication.key]).order_by("-edition"))


def _asked(
    request: HttpRequest,
    publication: Publication,
    *,
    errors: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    draft, number = draft_link(request, publication), _next(publication)
    papers = Link(label=_("Papers"), url=reverse("papers"))
    told = {"edition": number, "paper": publication.title}
    page = ActionFormPage(
        title=_("Freeze edition %(edition)s of “%(paper)s”?") % told,
        sentence=_(
            "Its text and its figures are kept as they are known at this moment, under a seal. Only"
            " those who work on this paper read it until it is published. It may take a while."
        ),
        form=Form(
            action="",
            fields=(
                *_corrects(request.POST, _published(publication)),
                *_notes(request.POST, _of(publication)),
            ),
            kept=(Hidden(name="edition", value=str(number)),),
            submit=_("Freeze"),
            errors=errors,
            cancel=Link(label=_("Cancel"), url=draft.url if draft else papers.url),
        ),
    )
    trail = (papers, draft) if draft else (papers,)
    given = {"frame": frame(request, page.title, place="papers", trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=status)


def _corrects(posted: Mapping[str, str], published: Sequence[Release]) -> tuple[Field, ...]:
    """Offer to correct what was published; while nothing was, there is nothing to ask."""
    editions = [
        Option(
            value=str(one.edition),
            label=_("Edition %(number)s, %(day)s")
            % {"number": one.edition, "day": formats.day(one.frozen_at.date())},
            is_chosen=posted.get("corrects") == str(one.edition),
        )
        for one in published
    ]
    if not editions:
        return ()
    none = Option(value="", label=_("None: it is an edition of its own"))
    field = Field(
        name="corrects",
        label=_("Which edition it corrects"),
        kind="select",
        options=(none, *editions),
        help=_("A correction tells readers what in an edition they have read was wrong."),
    )
    return (field,)


def _of(publication: Publication) -> Sequence[Language]:
    """The languages the paper has a text in, first the one it is written in."""
    written = {publication.original, *texts_of(publication)}
    return sorted(written, key=lambda one: (one != publication.original, LANGUAGES.index(one)))


def _notes(posted: Mapping[str, str], languages: Sequence[Language]) -> Iterator[Field]:
    """Ask why, in each language of the paper."""
    original, *others = languages
    yield Field(
        name=f"note_{original}",
        label=_("Why this edition"),
        needed=_("optional, unless it corrects one"),
        kind="textarea",
        value=posted.get(f"note_{original}", ""),
        help=_("It is printed on the paper."),
    )
    for one in others:
        yield Field(
            name=f"note_{one}",
            label=_("Why, in %(language)s") % {"language": one.own_name},
            kind="textarea",
            value=posted.get(f"note_{one}", ""),
        )
