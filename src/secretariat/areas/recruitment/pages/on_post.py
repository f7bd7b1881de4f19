"""Putting on post: who begins when on the post she was chosen for."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions.putting import FirstDay, put_on_post
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.pages.appointments import shown_to
from secretariat.areas.recruitment.workflows.appointments import appointments, begin
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.roles import May as OfWorkforce
from secretariat.engine.access.decisions import require
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.workflows.refusing import NotYet
from secretariat.engine.workflows.standing import standing_of
from secretariat.kernel.errors import BadInput, Conflict, ProductError
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, day, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form, Notice
from secretariat.web.contexts.workflows import MovePage
from secretariat.web.frames import frame

Posted = Mapping[str, str]


def on_post_page(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who begins when, write it down in the workforce, and record the first day here."""
    one = shown_to(request, number)
    unit = one.position.vacancy.unit
    require(actor(request), OfWorkforce.KEEP_FILES, scope=unit.path, on=today())
    if request.method != "POST":
        return _shown(request, one, {})
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        put_on_post(one, _first_day(posted), by=actor(request), on=today())
    except (BadInput, Conflict) as error:
        return _shown(request, one, posted, wrong=error)
    messages.success(request, _("She is on post: the incumbency is recorded and linked."))
    return redirect("recruitment-appointment", one.pk)


def _first_day(posted: Posted) -> FirstDay:
    return FirstDay(
        official=_found(Official, posted.get("official", ""), _("official")),
        on_post_on=day(posted.get("on_post_on", "")),
        counts_for=_found(State, posted["counts_for"], _("State"))
        if posted.get("counts_for", "").strip()
        else None,
    )


def _found(model: type[Any], code: str, called: str) -> Any:
    found = model.objects.filter(code=code.strip()).first()
    if found is None:
        raise BadInput(
            _("There is no %(kind)s “%(code)s”.") % {"kind": called, "code": code.strip()},
            do=_("Write the number or code as its register has it."),
        )
    return found


def _shown(
    request: HttpRequest, one: Appointment, posted: Posted, *, wrong: ProductError | None = None
) -> HttpResponse:
    stands = standing_of(appointments, begin.name, one, by=actor(request), on=today())
    said = () if wrong is None or isinstance(wrong, NotYet) else (str(wrong),)
    page = MovePage(
        title=_("Put on post: %(candidate)s") % {"candidate": one.application.candidate},
        sentence=_(
            "It writes the incumbency of %(post)s, ends what she held until the day before, and"
            " ends every clock of the case."
        )
        % {"post": one.position.post or one.position},
        notice=None if stands.is_open else Notice(title=str(stands.shut_by), text=stands.reason),
        form=_form(one, posted, said) if stands.is_open else None,
        way_back=_way_back(one),
    )
    trail = (*registers_trail(register_of("appointments")), _way_back(one))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    status = 200 if wrong is None else wrong.status
    return render(request, "secretariat/move.html", given, status=status)


def _form(one: Appointment, posted: Posted, said: tuple[str, ...]) -> Form:
    hers = one.application.candidate.official
    return Form(
        action="",
        fields=(
            Field(
                name="official",
                label=_("Official"),
                value=posted.get("official", hers.code if hers else ""),
                help=_("Her personnel number. Whoever is new is added to the officials first."),
                is_required=True,
            ),
            Field(
                name="on_post_on",
                label=_("First day on post"),
                kind="date",
                value=posted.get("on_post_on", ""),
                is_required=True,
            ),
            Field(
                name="counts_for",
                label=_("Counted for (optional)"),
                value=posted.get("counts_for", ""),
                help=_(
                    "The code of the State, if the post is subject to geographical distribution."
                ),
            ),
        ),
        submit=_("Put on post"),
        errors=said,
        cancel=Link(label=_("Cancel"), url=_way_back(one).url),
    )


def _way_back(one: Appointment) -> Link:
    return Link(label=str(one), url=reverse("recruitment-appointment", args=[one.pk]))
