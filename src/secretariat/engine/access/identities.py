"""Who is meant by what an identity provider says: subjects that an access manager linked."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.clashes import told_of_clashes
from secretariat.engine.access.decisions import require_each
from secretariat.engine.access.granting import others_only
from secretariat.engine.access.models import Identity, Person
from secretariat.engine.access.permissions import May
from secretariat.engine.history.acting import act
from secretariat.kernel.errors import BadInput


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """What a provider vouches for: its own name, the subject, and an address it has verified."""

    issuer: str
    subject: str
    email: str = ""


def link(
    person: Person, *, issuer: str, subject: str, by: Actor, on: date, reason: str = ""
) -> Identity:
    """Let somebody sign in as the subject of a provider. Raises BadInput without a subject."""
    require_each(by, May.MANAGE_PEOPLE, scopes=[person.unit_path], on=on)
    others_only([person], by=by)
    if not subject.strip():
        raise BadInput(
            _("The subject is missing."),
            why=_("It is how the identity provider names somebody, whatever else changes."),
            do=_("Whoever tries to sign in through it is shown the subject."),
        )
    with told_of_clashes(), act("access.link", by=by, reason=reason, facts=_facts(person)):
        return Identity.objects.create(person=person, issuer=issuer, subject=subject.strip())


def unlink(person: Person, *, by: Actor, on: date, reason: str = "") -> int:
    """Take away every link of hers to a provider. Returns how many there were."""
    require_each(by, May.MANAGE_PEOPLE, scopes=[person.unit_path], on=on)
    others_only([person], by=by)
    with act("access.unlink", by=by, reason=reason, facts=_facts(person)):
        return Identity.objects.filter(person=person).delete()[0]


def person_of(claimed: Claimed) -> Person | None:
    """Whoever is linked to the subject; nobody is ever added.

    Where the product is set up to trust the provider's addresses, somebody not yet linked is
    found by her address, and linked to the subject from then on.
    """
    linked = Identity.objects.filter(issuer=claimed.issuer, subject=claimed.subject)
    found = linked.select_related("person").first()
    if found is not None:
        return found.person
    return _by_address(claimed) if settings.OPENID_BY_EMAIL and claimed.email else None


def _by_address(claimed: Claimed) -> Person | None:
    person = Person.objects.active().filter(email=claimed.email.lower()).first()
    if person is None or Identity.objects.filter(person=person, issuer=claimed.issuer).exists():
        return None
    with told_of_clashes(), act("access.link", by=person, facts=_facts(person)):
        Identity.objects.create(person=person, issuer=claimed.issuer, subject=claimed.subject)
    return person


def _facts(person: Person) -> dict[str, int]:
    return {"person": person.pk}
