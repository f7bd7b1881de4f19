"""What a candidate sent, for herself: seen, withdrawn, erased, by her link or her sign-in."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions.erasing import erase_on_wish, withdraw
from secretariat.areas.recruitment.models.applying import Application, Candidate
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.recruitment.pages.applying_contexts import Button, Part, ToldPage, fact
from secretariat.areas.recruitment.pages.opened import (
    close_page,
    hers_alone,
    open_candidate,
)
from secretariat.areas.recruitment.workflows.applications import UNDER_WAY
from secretariat.engine.access.decisions import nothing_here
from secretariat.web import formats
from secretariat.web.asking import today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Fact
from secretariat.web.frames import frame

CONSIDERED: Final = (Vacancy.State.PUBLISHED, Vacancy.State.EVALUATION)
"""The states of a vacancy in which an application to it can still be withdrawn."""


@hers_alone
def candidate_page(request: HttpRequest) -> HttpResponse:
    """Show all that the candidate sent; to whom nothing is open, how to open it."""
    candidate = open_candidate(request)
    if candidate is None:
        return redirect(reverse("candidate-link"))
    page = ToldPage(
        title=_("What you have sent"),
        sentence=_("%(name)s. Only you see this page.") % {"name": str(candidate)},
        parts=(*_parts(candidate), _all_data(candidate)),
        ways=(Link(label=_("All vacancies"), url=reverse("openings")),),
    )
    return told(request, page)


@hers_alone
def withdraw_page(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether an application is to be withdrawn; withdraw it."""
    candidate = _hers(request)
    found = _applications(candidate).filter(pk=number).first()
    if found is None:
        raise nothing_here()
    if request.method == "POST":
        limiting.count_save(request)
        withdraw(found, on=today())
        messages.success(request, _("It is withdrawn."))
        return redirect(reverse("candidate"))
    words = _("It is not considered any more. While the vacancy is open you can apply again.")
    page = ToldPage(
        title=_("Withdraw your application?"),
        sentence=f"{found.vacancy.title.text}. {words}",
        button=Button(label=_("Withdraw it"), action=request.path, is_main=True),
        ways=(Link(label=_("Keep my application"), url=reverse("candidate")),),
    )
    return told(request, page)


@hers_alone
def erase_page(request: HttpRequest) -> HttpResponse:
    """Ask whether everything is to be erased; erase it."""
    candidate = _hers(request)
    if request.method == "POST":
        limiting.count_save(request)
        erase_on_wish(candidate, on=today())
        close_page(request)
        messages.success(request, _("Everything you sent is erased."))
        return redirect(reverse("openings"))
    page = ToldPage(
        title=_("Erase everything you sent?"),
        sentence=_(
            "Your name, your address, your answers, your files and what was said of them are"
            " erased, from what was kept earlier too. Applications under way are withdrawn. It"
            " can’t be taken back. That there was an application stays in the counts."
        ),
        button=Button(label=_("Erase everything"), action=request.path, is_main=True),
        ways=(Link(label=_("Keep everything"), url=reverse("candidate")),),
    )
    return told(request, page)


@hers_alone
def leave_page(request: HttpRequest) -> HttpResponse:
    """Close what is open in this browser."""
    if request.method == "POST":
        close_page(request)
        messages.success(request, _("Closed: nobody sees it in this browser any more."))
    return redirect(reverse("openings"))


def _hers(request: HttpRequest) -> Candidate:
    candidate = open_candidate(request)
    if candidate is None:
        raise nothing_here()
    return candidate


def _applications(candidate: Candidate) -> Any:
    hers = Application.objects.filter(candidate=candidate).order_by("-received_on", "-pk")
    return hers.select_related("vacancy", "declaration__state", "source").prefetch_related(
        "attachments"
    )


def _parts(candidate: Candidate) -> Iterator[Part]:
    for one in _applications(candidate):
        can_withdraw = one.state in UNDER_WAY and one.vacancy.state in CONSIDERED
        address = reverse("candidate-withdraw", args=[one.pk])
        yield Part(
            key=f"application-{one.pk}",
            title=one.vacancy.title.text,
            sentence=_standing(one),
            facts=(*_facts(one), *_declared(one.declaration)),
            links=(Link(label=_("Withdraw it"), url=address),) if can_withdraw else (),
        )


def _standing(one: Any) -> str:
    """How it stands, as far as it is hers to know before she is written to."""
    if one.state == Application.State.WITHDRAWN:
        return _("You withdrew it.")
    if one.vacancy.state == Vacancy.State.CANCELLED:
        return _("The vacancy was cancelled.")
    if one.vacancy.state == Vacancy.State.COMPLETED:
        return _("The vacancy is filled.")
    return _("Received, and considered with the others.")


def _facts(one: Any) -> tuple[Fact, ...]:
    received = formats.moment(one.received_at) if one.received_at else formats.day(one.received_on)
    shown = [
        (_("Number"), one.code),
        (_("Received"), received),
        (_("Highest education"), one.get_education_display()),
        (_("Years of relevant experience"), formats.number(one.years)),
        (_("Of which at the international level"), formats.number(one.years_abroad)),
        (_("Studies"), one.degrees),
        (_("Posts held"), one.posts),
        (_("Languages"), one.languages),
        (_("Why you apply"), one.letter),
        (_("How you heard of the vacancy"), one.source or ""),
        (_("Files"), ", ".join(each.name for each in one.attachments.all())),
    ]
    return tuple(fact(name, text) for name, text in shown)


def _declared(declaration: Any) -> tuple[Fact, ...]:
    """What she declared for the statistics: hers to see, as nobody’s who assesses."""
    born = formats.day(declaration.born) if declaration.born else ""
    sexes = {"F": _("woman"), "M": _("man"), "X": _("other or not stated")}
    shown = [
        (_("Sex"), sexes[declaration.sex]),
        (_("Nationality"), declaration.state or ""),
        (_("Date of birth"), born),
        (_("Disability"), declaration.get_disability_display()),
        (_("Work for constituents"), declaration.get_experience_display()),
    ]
    return tuple(fact(name, text) for name, text in shown)


def _all_data(candidate: Candidate) -> Part:
    told = {"day": formats.day(candidate.erase_on)}
    sentence = _("It is erased after %(day)s.") % told if candidate.erase_on else ""
    return Part(
        key="data",
        title=_("Your data"),
        sentence=sentence,
        links=(Link(label=_("Have everything erased now"), url=reverse("candidate-erase")),),
        buttons=(Button(label=_("Close it in this browser"), action=reverse("candidate-leave")),),
    )


def told(request: HttpRequest, page: ToldPage) -> HttpResponse:
    """Show a page about what is hers."""
    trail = (Link(label=_("Vacancies"), url=reverse("openings")),)
    given = {"frame": frame(request, page.title, trail=trail), "page": page}
    return render(request, "recruitment/told.html", given)
