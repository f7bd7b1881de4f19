"""People: their list, one person, and what is done with her access."""

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import may, nothing_here, require, visible
from secretariat.engine.access.granting import end_grants
from secretariat.engine.access.models import Grant, Language, Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.access.permissions import May
from secretariat.engine.records.reasons import hold_to_a_reason
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web import wording
from secretariat.web.access import listing, showing
from secretariat.web.access.deeds import DEEDS, Deed, deed_of, reason
from secretariat.web.access.naming import options, role_title, scopes
from secretariat.web.asking import actor, day, one, page_asked, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage, Move
from secretariat.web.frames import frame

Posted = Mapping[str, str]


def people_page(request: HttpRequest) -> HttpResponse:
    """List the people of the units the reader is trusted with."""
    words = one(request.GET, "q").strip()
    found = _visible(request).order_by("name", "pk")
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
            | Q(unit_path__icontains=word)
        )
    adds = may(actor(request), May.MANAGE_PEOPLE, scope=None, on=today())
    page = listing.people(
        found, words=words, page=page_asked(request.GET), on=today(), adds=bool(adds)
    )
    given = {"frame": frame(request, page.title, place="people"), "page": page}
    return render(request, "secretariat/register.html", given)


def person_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show somebody: her roles, what can be done with them, and her history."""
    person = _person(request, number)
    moves = _moves(request, person)
    page = showing.person_page(person, reader=actor(request), on=today(), moves=moves)
    given = {"frame": frame(request, page.title, trail=_trail()), "page": page}
    return render(request, "secretariat/person.html", given)


def _visible(request: HttpRequest) -> QuerySet[Person]:
    return visible(
        Person.objects.all(),
        actor=actor(request),
        permission=May.READ_PEOPLE,
        scope_path="unit_path",
        on=today(),
    )


def _person(request: HttpRequest, number: int) -> Person:
    person = _visible(request).filter(pk=number).first()
    if person is None:
        raise nothing_here()
    return person


def _trail(person: Person | None = None) -> tuple[Link, ...]:
    links = (Link(label=_("People"), url=reverse("people")),)
    if person is None:
        return links
    return (*links, Link(label=person.name, url=reverse("person", args=[person.pk])))


def _moves(request: HttpRequest, person: Person) -> tuple[Move, ...]:
    return tuple(
        showing.move(deed, person, reader=actor(request), on=today())
        for deed in DEEDS
        if deed.fits(person)
    )


def deed_page(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Ask for what a deed needs, and do it."""
    person, deed = _person(request, number), deed_of(key)
    if deed is None or not deed.fits(person):
        raise nothing_here()
    require(actor(request), deed.may, scope=None if deed.anywhere else person.unit_path, on=today())
    if request.method != "POST":
        return _asked(request, person, deed, {})
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        hold_to_a_reason(posted.get("reason", ""))
        deed.does(request, person, posted)
    except (BadInput, Conflict) as error:
        return _asked(request, person, deed, posted, said=wording.said(error))
    messages.success(request, str(deed.done))
    return redirect("person", number=person.pk)


def _asked(
    request: HttpRequest,
    person: Person,
    deed: Deed,
    posted: Posted,
    *,
    said: tuple[str, ...] = (),
) -> HttpResponse:
    form = Form(
        action="",
        fields=(*deed.asks(request, posted), reason(posted)),
        submit=str(deed.title),
        errors=said,
        cancel=_trail(person)[-1],
    )
    title = _("%(action)s: %(record)s") % {"action": deed.title, "record": person.name}
    return _form_page(request, title, str(deed.effect), form, _trail(person))


def _form_page(
    request: HttpRequest, title: str, sentence: str, form: Form, trail: tuple[Link, ...]
) -> HttpResponse:
    page = ActionFormPage(title=title, sentence=sentence, form=form)
    given = {"frame": frame(request, title, trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=422 if form.errors else 200)


def end_page(request: HttpRequest, number: int, grant: int) -> HttpResponse:
    """Ask for the last day of a role, and end it."""
    person = _person(request, number)
    held = Grant.objects.filter(person=person, pk=grant).first()
    if held is None or not may(actor(request), May.READ_PEOPLE, scope=held.scope, on=today()):
        raise nothing_here()
    require(actor(request), May.MANAGE_GRANTS, scope=held.scope, on=today())
    if request.method != "POST":
        return _end_asked(request, person, held, {})
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        hold_to_a_reason(posted.get("reason", ""))
        end_grants(
            Grant.objects.filter(pk=held.pk),
            day(posted.get("ends", "")),
            by=actor(request),
            reason=posted["reason"],
            on=today(),
        )
    except (BadInput, Conflict) as error:
        return _end_asked(request, person, held, posted, said=wording.said(error))
    messages.success(request, _("The role has an end."))
    return redirect("person", number=person.pk)


def _end_asked(
    request: HttpRequest,
    person: Person,
    held: Grant,
    posted: Posted,
    *,
    said: tuple[str, ...] = (),
) -> HttpResponse:
    last = Field(
        name="ends",
        label=_("Last day"),
        kind="date",
        value=posted.get("ends", today().isoformat()),
        help=_("A role that would not have begun by then is withdrawn."),
        is_required=True,
    )
    form = Form(
        action="",
        fields=(last, reason(posted)),
        submit=_("End the role"),
        errors=said,
        cancel=_trail(person)[-1],
    )
    facts = {"role": role_title(held.role), "person": person.name}
    title = _("End a role of %(person)s: %(role)s") % facts
    return _form_page(request, title, showing.over(held), form, _trail(person))


def add_page(request: HttpRequest) -> HttpResponse:
    """Ask who she is, and add her."""
    require(actor(request), May.MANAGE_PEOPLE, scope=None, on=today())
    if request.method != "POST":
        return _adding(request, {})
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        new, why = _new(posted), posted.get("reason", "")
        person = add_person(new, by=actor(request), on=today(), reason=why)
    except (BadInput, Conflict) as error:
        return _adding(request, posted, said=wording.said(error))
    messages.success(request, _("%(person)s has been added.") % {"person": person.name})
    return redirect("person", number=person.pk)


def _new(posted: Posted) -> NewPerson:
    unit = posted.get("unit_path", "-")
    if unit == "-":
        raise BadInput(_("No unit has been chosen."), do=_("Choose a unit."))
    return NewPerson(
        username=posted.get("username", ""),
        name=posted.get("name", ""),
        email=posted.get("email", ""),
        language=posted.get("language", ""),
        unit_path=unit,
        password=posted.get("password") or None,
    )


def _adding(request: HttpRequest, posted: Posted, *, said: tuple[str, ...] = ()) -> HttpResponse:
    form = Form(
        action="",
        fields=_adding_fields(request, posted),
        submit=_("Add this person"),
        errors=said,
        cancel=_trail()[0],
    )
    sentence = _("Whoever is added may sign in, and may nothing more until a role is given.")
    return _form_page(request, _("Add a person"), sentence, form, _trail())


def _adding_fields(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    mine = showing.reach(actor(request), May.MANAGE_PEOPLE, on=today())
    names = (("name", _("Name"), "text"), ("username", _("User name"), "text"))
    texts = (*names, ("email", _("E-mail address"), "email"))
    return (
        *(
            Field(name=key, label=label, kind=kind, value=posted.get(key, ""), is_required=True)
            for key, label, kind in texts
        ),
        Field(
            name="language",
            label=_("Language"),
            kind="select",
            options=options(Language.choices, posted.get("language", Language.EN)),
        ),
        Field(
            name="unit_path",
            label=_("Works in"),
            kind="select",
            options=options(scopes(today(), mine), posted.get("unit_path")),
            is_required=True,
        ),
        Field(
            name="password",
            label=_("First password"),
            kind="password",
            help=_("Without one, signing in takes a link sent by mail, or the identity provider."),
            autocomplete="new-password",
        ),
        Field(
            name="reason",
            label=_("Reason"),
            kind="textarea",
            value=posted.get("reason", ""),
        ),
    )
