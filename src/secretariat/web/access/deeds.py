"""What can be done with somebody's access, each as a form: fields, and the act it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from secretariat.engine.access import identities, people
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import May, Permission
from secretariat.engine.access.roles import roles
from secretariat.kernel.errors import BadInput, Text
from secretariat.kernel.periods import Period
from secretariat.web.access import standing_in
from secretariat.web.access.naming import options, scopes
from secretariat.web.asking import actor, day, today
from secretariat.web.contexts.parts import Field

Posted = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something to do with a person: open to whom, when, asking for what, and doing it.

    `may` is needed over the person's unit, or anywhere where `anywhere` says that the form
    chooses the place; `fits` says whether it can be done with her as she is.
    """

    key: str
    title: Text
    effect: Text
    done: Text
    may: Permission
    asks: Callable[[HttpRequest, Posted], tuple[Field, ...]]
    does: Callable[[HttpRequest, Person, Posted], object]
    anywhere: bool = False
    fits: Callable[[Person], bool] = lambda person: True
    needs_reason: bool = True


def reason(posted: Posted) -> Field:
    """Ask why."""
    return Field(
        name="reason",
        label=_("Reason"),
        kind="textarea",
        value=posted.get("reason", ""),
        help=_("It stands in this person’s history."),
        is_required=True,
    )


def _given(posted: Posted, name: str) -> str:
    """What was posted under a name; the choice that asks to choose is none."""
    words = posted.get(name, "").strip()
    if words == "-":
        raise BadInput(_("Something has not been chosen."), do=_("Choose one of each list."))
    return words


def _role_fields(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    mine = rights_of(actor(request), on=today()).scopes(May.MANAGE_GRANTS)
    known = [(role.key, str(role.title)) for role in roles().values()]
    return (
        Field(
            name="role",
            label=_("Role"),
            kind="select",
            options=options(known, posted.get("role")),
            is_required=True,
        ),
        Field(
            name="scope",
            label=pgettext("a unit", "Over"),
            kind="select",
            options=options(scopes(today(), mine), posted.get("scope")),
            help=_("The unit with all its parts."),
            is_required=True,
        ),
        Field(
            name="starts",
            label=_("First day"),
            kind="date",
            value=posted.get("starts", today().isoformat()),
            is_required=True,
        ),
        Field(
            name="ends",
            label=_("Last day"),
            kind="date",
            value=posted.get("ends", ""),
            help=_("Leave it empty if the role has no known end. A guest has one."),
        ),
    )


def _gives_role(request: HttpRequest, person: Person, posted: Posted) -> None:
    ends = _given(posted, "ends")
    give(
        [person],
        _given(posted, "role"),
        scope=_given(posted, "scope"),
        period=_period(day(_given(posted, "starts")), day(ends) if ends else None),
        by=actor(request),
        reason=posted.get("reason", ""),
        on=today(),
    )


def _period(starts: date, ends: date | None) -> Period:
    if ends is not None and ends < starts:
        raise BadInput(_("A role can't end before it starts."), do=_("Write a later last day."))
    return Period(starts, ends)


def _password_fields(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    return (
        Field(
            name="password",
            label=_("New password"),
            kind="password",
            help=_("At least 12 characters. Tell it in person, to be changed at once."),
            autocomplete="new-password",
            is_required=True,
        ),
    )


def _gives_password(request: HttpRequest, person: Person, posted: Posted) -> None:
    people.give_password(
        person,
        posted.get("password", ""),
        by=actor(request),
        on=today(),
        reason=posted.get("reason", ""),
    )


def _subject_fields(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    return (
        Field(
            name="subject",
            label=_("Subject"),
            value=posted.get("subject", ""),
            help=_(
                "As the identity provider names this person: whoever tries to sign in is told it."
            ),
            is_required=True,
        ),
    )


def _links(request: HttpRequest, person: Person, posted: Posted) -> None:
    identities.link(
        person,
        issuer=settings.OPENID_ISSUER,
        subject=posted.get("subject", ""),
        by=actor(request),
        on=today(),
        reason=posted.get("reason", ""),
    )


def _nothing(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    return ()


def _is_linked(person: Person) -> bool:
    return person.identities.exists()


def _closes(request: HttpRequest, person: Person, posted: Posted) -> None:
    why = posted.get("reason", "")
    people.deactivate([person], by=actor(request), on=today(), reason=why)


def _opens(request: HttpRequest, person: Person, posted: Posted) -> None:
    why = posted.get("reason", "")
    people.reactivate([person], by=actor(request), on=today(), reason=why)


def _unlinks(request: HttpRequest, person: Person, posted: Posted) -> None:
    identities.unlink(person, by=actor(request), on=today(), reason=posted.get("reason", ""))


DEEDS = (
    Deed(
        key="give",
        title=gettext_lazy("Give a role"),
        effect=gettext_lazy("Trusts somebody with something, over a unit, for a time."),
        done=gettext_lazy("The role is given."),
        may=May.MANAGE_GRANTS,
        anywhere=True,
        fits=lambda person: person.is_active,
        asks=_role_fields,
        does=_gives_role,
    ),
    Deed(
        key="password",
        title=gettext_lazy("Give a new password"),
        effect=gettext_lazy("For whoever has lost the old one; open sessions end."),
        done=gettext_lazy("The password is changed."),
        may=May.MANAGE_PEOPLE,
        fits=lambda person: person.is_active,
        asks=_password_fields,
        does=_gives_password,
    ),
    Deed(
        key="link",
        title=gettext_lazy("Link to the identity provider"),
        effect=gettext_lazy("Lets this person sign in through it."),
        done=gettext_lazy("Signing in through the identity provider is open."),
        may=May.MANAGE_PEOPLE,
        fits=lambda person: (
            bool(settings.OPENID_ISSUER) and person.is_active and not _is_linked(person)
        ),
        asks=_subject_fields,
        does=_links,
    ),
    Deed(
        key="unlink",
        title=gettext_lazy("Unlink from the identity provider"),
        effect=gettext_lazy("Takes the link away; a password or passkey still serves."),
        done=gettext_lazy("Signing in through the identity provider is shut."),
        may=May.MANAGE_PEOPLE,
        fits=_is_linked,
        asks=_nothing,
        does=_unlinks,
    ),
    Deed(
        key="hand-over",
        title=gettext_lazy("Hand over her moves"),
        effect=gettext_lazy(
            "Lets somebody else make them for some days, if she is ill or gone. A closed sign-in"
            " lends nothing: then give the role itself."
        ),
        done=gettext_lazy("Her moves are handed over for these days."),
        may=May.HAND_OVER,
        fits=lambda person: person.is_active,
        asks=standing_in.hand_over_fields,
        does=standing_in.hands_over,
    ),
    Deed(
        key="hand-back",
        title=gettext_lazy("End what is handed over"),
        effect=gettext_lazy("From today on nobody else makes her moves."),
        done=gettext_lazy("Nobody else makes her moves any longer."),
        may=May.HAND_OVER,
        fits=standing_in.is_handed_over,
        asks=_nothing,
        does=standing_in.takes_back,
    ),
    Deed(
        key="close",
        title=gettext_lazy("Close the sign-in"),
        effect=gettext_lazy("Ends all sessions at once; password, passkeys and codes are gone."),
        done=gettext_lazy("The sign-in is closed."),
        may=May.MANAGE_PEOPLE,
        fits=lambda person: person.is_active,
        asks=_nothing,
        does=_closes,
    ),
    Deed(
        key="open",
        title=gettext_lazy("Open the sign-in again"),
        effect=gettext_lazy("A new password is needed then."),
        done=gettext_lazy("The sign-in is open. Give a new password."),
        may=May.MANAGE_PEOPLE,
        fits=lambda person: not person.is_active,
        asks=_nothing,
        does=_opens,
    ),
)


def deed_of(key: str) -> Deed | None:
    """The deed of this key, if there is one."""
    return next((one for one in DEEDS if one.key == key), None)
