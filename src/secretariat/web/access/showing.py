"""Somebody who signs in, as the page of a person shows her."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.decisions import may, rights_of
from secretariat.engine.access.granting import others_only
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.permissions import May, Permission
from secretariat.engine.access.rights import place
from secretariat.kernel.errors import Refused
from secretariat.web import formats
from secretariat.web.access import standing_in
from secretariat.web.access.deeds import Deed
from secretariat.web.access.grants import grant_tables
from secretariat.web.access.story import story
from secretariat.web.access.why import asking
from secretariat.web.contexts.access import PersonPage
from secretariat.web.contexts.parts import Cell, Fact
from secretariat.web.contexts.registers import Move


def person_page(person: Person, *, reader: Actor, on: date, moves: tuple[Move, ...]) -> PersonPage:
    """Show her facts, her roles within the reader's reach, and her history."""
    sees = reach(reader, May.READ_PEOPLE, on=on)
    grants = list(Grant.objects.filter(person=person).order_by("-starts", "pk"))
    shown = [one for one in grants if sees.cover(one.scope)]
    return PersonPage(
        title=person.name,
        sentence=standing_in.told(person, on=on),
        badge=_("may sign in") if person.is_active else _("sign-in closed"),
        facts=_facts(person),
        moves=moves,
        grants=grant_tables(shown, on=on, manages=_manages(person, reader=reader, on=on)),
        grants_note=""
        if sees.everywhere
        else _("Roles over other parts of the organization, if there are any, are not shown."),
        asks=asking(on=on, within=sees, person=person),
        history=story(person, within=sees),
    )


def _manages(person: Person, *, reader: Actor, on: date) -> Scopes:
    """Where the reader may end roles of hers: nowhere if she is the reader herself."""
    return Scopes() if _own(person, reader) else reach(reader, May.MANAGE_GRANTS, on=on)


def reach(actor: Actor, permission: Permission, *, on: date) -> Scopes:
    """Where somebody may."""
    return rights_of(actor, on=on).scopes(permission)


def _own(person: Person, reader: Actor) -> str:
    """Why the reader may not decide of this person's access: it is her own; nothing otherwise."""
    try:
        others_only([person], by=reader)
    except Refused as refused:
        return str(refused.what)
    return ""


def _facts(person: Person) -> tuple[Fact, ...]:
    linked = ", ".join(person.identities.order_by("issuer").values_list("subject", flat=True))
    facts = {
        _("User name"): person.username,
        _("E-mail address"): person.email,
        _("Works in"): person.unit_path,
        _("Language"): person.get_language_display(),
        _("At the identity provider"): linked,
    }
    return tuple(
        Fact(name=name, cell=Cell(text=words or formats.NOT_APPLICABLE))
        for name, words in facts.items()
    )


def move(deed: Deed, person: Person, *, reader: Actor, on: date) -> Move:
    """Offer a deed, or say why it is not the reader's."""
    where = None if deed.anywhere else person.unit_path
    decision = may(reader, deed.may, scope=where, on=on)
    shut = _own(person, reader) or ("" if decision else str(decision.because))
    if shut:
        return Move(label=str(deed.title), shut_by=_("Not you:"), reason=shut)
    url = reverse("person-deed", args=[person.pk, deed.key])
    return Move(label=_("%(action)s…") % {"action": deed.title}, url=url, effect=str(deed.effect))


def over(grant: Grant) -> str:
    """Say over what and since when a role is held."""
    facts = {"place": place(grant.scope), "period": formats.period(grant.starts, grant.ends)}
    return _("Over %(place)s, %(period)s.") % facts
