"""Adding people, closing and opening their sign-in, erasing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.clashes import told_of_clashes
from secretariat.engine.access.decisions import require_each
from secretariat.engine.access.granting import others_only
from secretariat.engine.access.models import Grant, Identity, Language, Person
from secretariat.engine.access.permissions import May
from secretariat.engine.access.second_factor import forget_factors
from secretariat.engine.access.sessions import end_sessions
from secretariat.engine.history.acting import act
from secretariat.engine.history.erasing import erase
from secretariat.kernel.errors import BadInput, Conflict, Problem


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What is said of somebody when she is added; without a password she can't sign in yet.

    `hashed` is a password as this product keeps it, for people of another instance who move here.
    """

    username: str
    name: str
    email: str
    language: str = Language.EN
    unit_path: str = ""
    password: str | None = None
    hashed: str = ""

    def as_person(self) -> Person:
        """The record, not yet kept."""
        return Person(
            username=Person.normalize_username(self.username.strip()).lower(),
            name=self.name.strip(),
            email=self.email.strip().lower(),
            language=self.language,
            unit_path=self.unit_path,
            password=self.hashed or make_password(self.password),
        )


def add_people(new: Sequence[NewPerson], *, by: Actor, on: date, reason: str = "") -> list[Person]:
    """Add people, who may sign in from now on; nobody is added if anything is wrong with one."""
    require_each(by, May.MANAGE_PEOPLE, scopes=[one.unit_path for one in new], on=on)
    made = [one.as_person() for one in new]
    _refuse(
        [problem for one, person in zip(new, made, strict=True) for problem in _faults(one, person)]
    )
    _refuse(_taken(made))
    with told_of_clashes(), act("access.add_people", by=by, reason=reason):
        return Person.objects.bulk_create(made)


def add_person(new: NewPerson, *, by: Actor, on: date, reason: str = "") -> Person:
    """Add one person."""
    return add_people([new], by=by, on=on, reason=reason)[0]


def deactivate(people: Sequence[Person], *, by: Actor, on: date, reason: str) -> int:
    """Close their sign-in: from now on they may nothing, and all they sign in with is gone.

    Their open sessions end at once. Returns how many were open.
    """
    require_each(by, May.MANAGE_PEOPLE, scopes=[one.unit_path for one in people], on=on)
    others_only(people, by=by)
    with act("access.deactivate", by=by, reason=reason):
        end_sessions(people)
        forget_factors(people)
        return (
            _these(people)
            .filter(is_active=True)
            .update(is_active=False, password=make_password(None))
        )


def reactivate(people: Sequence[Person], *, by: Actor, on: date, reason: str) -> int:
    """Open their sign-in again; each needs a new password. Returns how many were closed."""
    require_each(by, May.MANAGE_PEOPLE, scopes=[one.unit_path for one in people], on=on)
    with act("access.reactivate", by=by, reason=reason):
        return _these(people).filter(is_active=False).update(is_active=True)


def give_password(person: Person, password: str, *, by: Actor, on: date, reason: str) -> None:
    """Give somebody a new password, as when she has lost hers; her open sessions end."""
    require_each(by, May.MANAGE_PEOPLE, scopes=[person.unit_path], on=on)
    others_only([person], by=by)
    _refuse(_weak(person, password))
    about = {"person": person.pk}
    with act("access.give_password", by=by, reason=reason, facts=about):
        end_sessions([person])
        _these([person]).update(password=make_password(password))


def erase_people(people: Sequence[Person], *, by: Actor, on: date, reason: str) -> int:
    """Redact their names and addresses, now and in all history; what they did stays theirs.

    Only once their sign-in is closed and no grant is in force. Returns how many events were
    redacted.
    """
    require_each(by, May.ERASE_PEOPLE, scopes=[one.unit_path for one in people], on=on)
    ids = [one.pk for one in people]
    _refuse_the_present(ids, on)
    with transaction.atomic():
        EmailAddress.objects.filter(user_id__in=ids).delete()
        Identity.objects.filter(person__in=ids).delete()
        forget_factors(people)
        return erase(Person, ids, by=by, reason=reason)


def _these(people: Sequence[Person]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=[one.pk for one in people])


def _faults(new: NewPerson, person: Person) -> list[Problem]:
    """What is wrong with somebody about to be added."""
    found = [] if new.password is None else _weak(person, new.password)
    if new.hashed:
        found += _unknown(person)
    try:
        person.clean_fields()
    except ValidationError as error:
        found += [
            Problem(where=f"{person.username}, {name}", wrong=" ".join(words))
            for name, words in error.message_dict.items()
        ]
    return found


def _unknown(person: Person) -> list[Problem]:
    """A password kept in a way nobody here could check."""
    try:
        identify_hasher(person.password)
    except ValueError:
        wrong = _("The password is not kept in a way that this product knows.")
        return [Problem(where=person.username, wrong=wrong)]
    return []


def _weak(person: Person, password: str) -> list[Problem]:
    try:
        validate_password(password, person)
    except ValidationError as error:
        return [Problem(where=person.username, wrong=" ".join(error.messages))]
    return []


def _taken(people: Sequence[Person]) -> list[Problem]:
    """The user names and addresses that somebody already has, among the kept and the new."""
    names = [one.username for one in people] + [one.email for one in people]
    kept = Person.objects.filter(Q(username__in=names) | Q(email__in=names))
    had = {word for pair in kept.values_list("username", "email") for word in pair}
    problems = []
    for one in people:
        for word in (one.username, one.email):
            if word in had:
                problems.append(Problem(where=one.name, found=word, wrong=_("somebody has this")))
        had |= {one.username, one.email}
    return problems


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise BadInput(str(problems[0]), problems=problems)


def _refuse_the_present(ids: Sequence[int], on: date) -> None:
    active = Person.objects.filter(pk__in=ids, is_active=True)
    held = Person.objects.filter(
        pk__in=Grant.objects.filter(Q(ends=None) | Q(ends__gte=on), person_id__in=ids).values(
            "person_id"
        )
    )
    names = sorted({one.name for one in [*active, *held]})
    if names:
        raise Conflict(
            _("These people can't be erased yet: %(names)s.") % {"names": ", ".join(names)},
            why=_("They may sign in, or hold roles."),
            do=_("End their grants and close their sign-in first."),
        )
