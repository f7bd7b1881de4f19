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
from secretariat.engine.workflows.delegating import take_back
from secretariat.engine.workflows.models import Delegation
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web.asking import today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.workflows import DelegationsPage, FollowForm, Handed
from secretariat.web.frames import frame
from secretariat.web.workflows import handing_over

Posted = Mapping[str, str]


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
    person = _person(request)
    handing_over.hand_over(person, posted, by=person, on=today())


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
        note=handing_over.note(one),
        take_back=FollowForm(
            action=reverse("delegation-end", args=[one.pk]), kept=(), submit=_("End it")
        ),
    )


def _lent(one: Delegation) -> Handed:
    return Handed(
        sentence=_("You act for %(name)s") % {"name": one.person}, note=handing_over.note(one)
    )


def _form(posted: Posted, said: str) -> Form:
    why = Field(
        name="reason",
        label=_("Reason"),
        help=_("It stands in the history."),
        value=posted.get("reason", ""),
    )
    return Form(
        action=reverse("delegations"),
        fields=(*handing_over.fields(posted, to=_("Who acts for you")), why),
        submit=_("Hand over"),
        errors=(said,) if said else (),
    )


def _person(request: HttpRequest) -> Person:
    """The reader, who has signed in: the address asks for it."""
    assert isinstance(request.user, Person)
    return request.user
