"""Putting on post: who begins when on the post she was chosen for, asked once, written at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions.newcomers import Contract, Newcomer
from secretariat.areas.recruitment.actions.putting import FirstDay, put_on_post
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.pages.appointments import shown_to
from secretariat.areas.recruitment.pages.on_post_form import form, way_back
from secretariat.areas.recruitment.workflows.appointments import appointments, begin
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.people import Contract as Contracts
from secretariat.areas.workforce.models.people import Official, Sex
from secretariat.areas.workforce.roles import May as OfWorkforce
from secretariat.engine.access.decisions import require
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.workflows.refusing import NotYet
from secretariat.engine.workflows.standing import standing_of
from secretariat.kernel.errors import BadInput, Conflict, ProductError, Refused
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, day, today
from secretariat.web.contexts.parts import Notice
from secretariat.web.contexts.workflows import MovePage
from secretariat.web.frames import frame

Posted = Mapping[str, str]

MOST_STEPS: Final = 20
"""More than any scale has."""


def on_post_page(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who begins when, and write all that this means in one act: the file, the post, the case.

    Whoever may keep files of the unit sees the form; who may not add officials is told so.
    """
    one = shown_to(request, number)
    unit = one.position.vacancy.unit
    require(actor(request), OfWorkforce.KEEP_FILES, scope=unit.path, on=today())
    if request.method != "POST":
        return _shown(request, one, {})
    posted = {name: str(value).strip() for name, value in request.POST.items()}
    try:
        put_on_post(one, _first_day(posted), by=actor(request), on=today())
    except (BadInput, Conflict, Refused) as error:
        return _shown(request, one, posted, wrong=error)
    messages.success(request, _("She is on post: her file, the incumbency and the case say so."))
    return redirect("recruitment-appointment", one.pk)


def _first_day(posted: Posted) -> FirstDay:
    is_new = "is_new" in posted
    kind = posted.get("contract", "")
    return FirstDay(
        official=_newcomer(posted)
        if is_new
        else _found(Official, posted.get("official", ""), _("official")),
        on_post_on=day(posted.get("on_post_on", "")),
        counts_for=_state(posted, "counts_for"),
        contract=_contract(kind, posted) if kind else None,
        step=_step(posted.get("step", "")),
    )


def _newcomer(posted: Posted) -> Newcomer:
    code, sex = posted.get("official", ""), posted.get("sex", "")
    if not code or sex not in Sex.values:
        raise BadInput(
            _("Of a new official, the personnel number and the sex are needed."),
            do=_("Give both: the number she is given, and what she states of herself."),
        )
    return Newcomer(
        code=code, sex=sex, nationality=_state(posted, "nationality"), born=_day(posted, "born")
    )


def _step(said: str) -> int | None:
    if not said:
        return None
    if not said.isdecimal() or not 1 <= int(said[:3]) <= MOST_STEPS:
        raise BadInput(
            _("“%(step)s” is no step of a grade.") % {"step": said},
            do=_("Write its number: the first is 1."),
        )
    return int(said)


def _contract(kind: str, posted: Posted) -> Contract:
    if kind not in Contracts.Kind.values:
        raise BadInput(_("There is no kind of contract “%(kind)s”.") % {"kind": kind})
    return Contract(kind=kind, ends=_day(posted, "contract_ends"))


def _day(posted: Posted, name: str) -> date | None:
    return day(posted[name]) if posted.get(name) else None


def _state(posted: Posted, name: str) -> State | None:
    found: State | None = None
    if posted.get(name):
        found = _found(State, posted[name], _("State"))
    return found


def _found(model: type[Any], code: str, called: str) -> Any:
    found = model.objects.filter(code=code).first()
    if found is None:
        raise BadInput(
            _("There is no %(kind)s “%(code)s”.") % {"kind": called, "code": code},
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
            "One act writes all of it or nothing: her file and contract if she is new, the"
            " incumbency of %(post)s, the end of what she held the day before, and the end of the"
            " case."
        )
        % {"post": one.position.post or one.position},
        notice=None if stands.is_open else Notice(title=str(stands.shut_by), text=stands.reason),
        form=form(one, posted, said) if stands.is_open else None,
        way_back=way_back(one),
    )
    trail = (*registers_trail(register_of("appointments")), way_back(one))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    status = 200 if wrong is None else wrong.status
    return render(request, "secretariat/move.html", given, status=status)
