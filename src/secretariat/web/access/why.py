"""Why somebody may do something or may not: what the pages that explain decisions say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.decisions import may, rights_of
from secretariat.engine.access.holders import grants_permitting, serving
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF, May, Permission
from secretariat.engine.access.rights import Rights, place
from secretariat.engine.access.roles import permitting
from secretariat.web import formats
from secretariat.web.access.naming import deed, options, permissions, role_title, scopes
from secretariat.web.contexts.access import Answer
from secretariat.web.contexts.frame import Hidden, Link
from secretariat.web.contexts.parts import Field, Form

ANYWHERE = "*"
"""How an address writes that anywhere at all is meant."""

SHOWN = 20  # holders named


@dataclass(frozen=True, kw_only=True)
class Question:
    """Whether one may do something over a scope (None: anywhere), called `title` on the page."""

    permission: Permission
    scope: str | None
    title: str = ""

    @property
    def key(self) -> str:
        """Name the question on its page."""
        return str(self.permission).replace(".", "-")


def asking(
    *,
    on: date,
    within: Scopes,
    person: Person | None = None,
    chosen: str = "",
    scope: str = ANYWHERE,
) -> Form:
    """Ask about a permission over a scope: of the reader herself, or of a person."""
    listed = [(str(one), f"{deed(one)} ({one})") for one in permissions()]
    places = [(ANYWHERE, _("Anywhere")), *scopes(on, within)]
    return Form(
        action=reverse("why"),
        fields=(
            Field(
                name="permission",
                label=_("What"),
                kind="select",
                options=options(listed, chosen),
            ),
            Field(
                name="scope",
                label=pgettext("a unit", "Over"),
                kind="select",
                options=options(places, scope),
            ),
        ),
        submit=_("Explain"),
        is_post=False,
        kept=(Hidden(name="person", value=str(person.pk)),) if person else (),
    )


def own_answer(question: Question, *, reader: Actor, on: date) -> Answer:
    """Explain to the reader whether she may."""
    decision = may(reader, question.permission, scope=question.scope, on=on)
    reasons = rights_of(reader, on=on).reasons(question.permission, question.scope)
    words = _("You may") if decision else _("You may not")
    return Answer(
        key=question.key,
        title=_title(words, question),
        allowed=decision.allowed,
        because=str(decision.because),
        reasons=() if _open_to_all(question.permission) else reasons,
        roles=_roles(question.permission),
    )


def answer_about(person: Person, question: Question, *, within: Scopes, on: date) -> Answer:
    """Explain whether somebody else may, by the grants that are within the reader's reach."""
    rights = rights_of(person, on=on)
    decision = may(person, question.permission, scope=question.scope, on=on)
    told = replace(rights, grants=tuple(one for one in rights.grants if within.cover(one.scope)))
    words = _("%(person)s may") if decision else _("%(person)s may not")
    return Answer(
        key=question.key,
        title=_title(words % {"person": person.name}, question),
        allowed=decision.allowed,
        because=_because(person, told, question, allowed=decision.allowed),
        reasons=told.reasons(question.permission, question.scope),
        roles=_roles(question.permission),
    )


def _because(person: Person, told: Rights, question: Question, *, allowed: bool) -> str:
    """Say in a sentence about her what the grants below spell out."""
    if not person.is_active:
        return _("The sign-in is closed.")
    if _open_to_all(question.permission):
        return _("It is open to everybody who signs in.") if allowed else _("Not to guests.")
    if allowed:
        seen = told.scopes(question.permission)
        return "" if seen else _("A grant beyond what you may see permits it.")
    return _("No grant of this person permits it there on this day.")


def _title(words: str, question: Question) -> str:
    what = question.title or deed(question.permission)
    if question.scope is None or _open_to_all(question.permission):
        return _("%(who)s: %(what)s") % {"who": words, "what": what}
    facts = {"who": words, "what": what, "place": place(question.scope)}
    return _("%(who)s: %(what)s, over %(place)s") % facts


def _open_to_all(permission: Permission) -> bool:
    return permission in {PUBLIC, EVERYONE, STAFF}


def _roles(permission: Permission) -> str:
    """Say who may in general: everybody, or whoever holds one of these roles."""
    if permission == PUBLIC:
        return _("Everyone, without signing in.")
    if permission == EVERYONE:
        return _("Everyone who signs in.")
    if permission == STAFF:
        return _("Everyone who signs in, but guests.")
    titles = ", ".join(str(role.title) for role in permitting(permission))
    return _("Those with one of these roles: %(roles)s.") % {"roles": titles or "–"}


def answers(questions: Sequence[Question], *, reader: Actor, on: date) -> tuple[Answer, ...]:
    """Explain several decisions to the reader, with who may, as far as she may know people."""
    sees = rights_of(reader, on=on).scopes(May.READ_PEOPLE)
    grants = grants_permitting((one.permission for one in questions), on=on, within=sees)
    return tuple(
        _with_holders(own_answer(one, reader=reader, on=on), one, grants if sees else None)
        for one in questions
    )


def _with_holders(answer: Answer, question: Question, grants: Iterable[Grant] | None) -> Answer:
    if grants is None or _open_to_all(question.permission):
        return answer
    found = serving(grants, question.permission, question.scope)
    left = len(found) - SHOWN
    return replace(
        answer,
        holders=tuple(_holder(one) for one in found[:SHOWN]),
        more=_("and %(count)s more") % {"count": formats.number(left)} if left > 0 else "",
    )


def _holder(grant: Grant) -> Link:
    facts = {
        "role": role_title(grant.role),
        "place": place(grant.scope),
        "period": formats.period(grant.starts, grant.ends),
    }
    return Link(
        label=grant.person.name,
        url=reverse("person", args=[grant.person_id]),
        note=_("%(role)s over %(place)s, %(period)s") % facts,
    )
