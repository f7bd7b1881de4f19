"""Who makes a reader's moves while she is away, and whose moves she makes."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Person
from secretariat.engine.workflows.delegating import delegate, take_back
from secretariat.engine.workflows.handing import what_is_handed_over
from secretariat.engine.workflows.models import Delegation
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.kernel.periods import Period
from secretariat.web import formats
from secretariat.web.asking import day, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.workflows import DelegationsPage, FollowForm, Handed
from secretariat.web.frames import frame

Posted = Mapping[str, str]
ALL = ""


def delegations_page(request: HttpRequest) -> HttpResponse:
    """Show who stands in for whom, and hand over one's moves."""
    if request.method != "POST":
        return _shown(request, {})
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        _hand_over(request, posted)
    except (BadInput, Conflict) as error:
        return _shown(request, posted, said=str(error), status=error.status)
    messages.success(request, _("Your moves are handed over for these days."))
    return redirect("delegations")


@require_POST
def take_back_page(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the reader's own delegations."""
    given = Delegation.objects.filter(pk=number, person=_person(request)).first()
    if given is None:
        raise nothing_here()
    take_back(given, by=_person(request), on=today())
    messages.success(request, _("The delegation has ended."))
    return redirect("delegations")


def _hand_over(request: HttpRequest, posted: Posted) -> None:
    to = Person.objects.active().filter(username=posted.get("to", "").strip().lower()).first()
    if to is None:
        raise BadInput(
            _("Nobody signs in under “%(name)s”.") % {"name": posted.get("to", "")},
            do=_("Write the user name of whoever acts for you."),
        )
    named = posted.get("workflow", ALL)
    person = _person(request)
    delegate(
        person,
        to=to,
        period=Period(day(posted.get("starts", "")), day(posted.get("ends", ""))),
        workflows=(named,) if named else (),
        by=person,
        on=today(),
        reason=posted.get("reason", ""),
    )


def _shown(
    request: HttpRequest, posted: Posted, *, said: str = "", status: int = 200
) -> HttpResponse:
    person = _person(request)
    kept = Delegation.objects.filter(ends__gte=today()).select_related("person", "to")
    given, lent = kept.filter(person=person), kept.filter(to=person)
    page = DelegationsPage(
        title=_title(list(given.on(today()))),
        sentence=_("Whoever acts for you makes your moves, under her own name and yours."),
        given=tuple(_given(one) for one in given),
        lent=tuple(_lent(one) for one in lent),
        form=_form(posted, said),
    )
    trail = (Link(label=_("Home"), url=reverse("home")),)
    given_to_template = {
        "frame": frame(request, page.title, place="home", trail=trail),
        "page": page,
    }
    return render(request, "secretariat/delegations.html", given_to_template, status=status)


def _title(now: list[Delegation]) -> str:
    if not now:
        return _("Nobody acts for you today")
    return _("%(names)s acts for you today") % {"names": ", ".join(str(one.to) for one in now)}


def _given(one: Delegation) -> Handed:
    return Handed(
        sentence=_("%(name)s acts for you") % {"name": one.to},
        note=_note(one),
        take_back=FollowForm(
            action=reverse("delegation-end", args=[one.pk]), kept=(), submit=_("End it")
        ),
    )


def _lent(one: Delegation) -> Handed:
    return Handed(sentence=_("You act for %(name)s") % {"name": one.person}, note=_note(one))


def _note(one: Delegation) -> str:
    titles = {one.key: str(one.title) for one in what_is_handed_over()}
    named = ", ".join(titles.get(key, key) for key in one.workflows) or _("in all workflows")
    told = {"period": formats.period(one.starts, one.ends), "workflows": named}
    return _("%(period)s, %(workflows)s") % told


def _form(posted: Posted, said: str) -> Form:
    chosen = posted.get("workflow", ALL)
    named = ((one.key, str(one.title)) for one in what_is_handed_over())
    offered = [(ALL, _("All workflows")), *named]
    options = tuple(
        Option(value=value, label=label, is_chosen=value == chosen) for value, label in offered
    )
    return Form(
        action=reverse("delegations"),
        fields=(
            Field(
                name="to",
                label=_("Who acts for you"),
                help=_("Her user name."),
                value=posted.get("to", ""),
                is_required=True,
            ),
            _day_field("starts", _("First day"), posted),
            _day_field("ends", _("Last day"), posted),
            Field(name="workflow", label=_("In"), kind="select", options=options),
            Field(
                name="reason",
                label=_("Reason (optional)"),
                help=_("It stands in the history."),
                value=posted.get("reason", ""),
            ),
        ),
        submit=_("Hand over"),
        errors=(said,) if said else (),
    )


def _day_field(name: str, label: str, posted: Posted) -> Field:
    return Field(name=name, label=label, kind="date", value=posted.get(name, ""), is_required=True)


def _person(request: HttpRequest) -> Person:
    """The reader, who has signed in: the address asks for it."""
    assert isinstance(request.user, Person)
    return request.user
