"""Making a token and taking it back: by the person herself, or by who manages people."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import EVERYONE, May
from secretariat.engine.history.acting import act
from secretariat.engine.tokens.digests import digest_of
from secretariat.engine.tokens.models import Reach, Token
from secretariat.kernel.errors import BadInput, Conflict

BEGINS: Final = "sct_"  # lets scanners of leaked secrets know one of ours
LONGEST: Final = timedelta(days=366)
MOST: Final = 20  # valid tokens of one person; more are forgotten ones


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """What is asked of a token: a name to know it by, its reach, its areas, its last day."""

    name: str
    expires: date
    reach: str = Reach.READ
    areas: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Made:
    """A token just made, and its secret, which is shown this once."""

    token: Token
    secret: str


def make(new: NewToken, *, by: Person, on: date, known_areas: Sequence[str]) -> Made:
    """Make a token for oneself. Raises BadInput naming what is wrong with it."""
    require(by, EVERYONE, on=on)
    _hold(new, on=on, known_areas=known_areas)
    if Token.objects.valid_on(on).filter(person=by).count() >= MOST:
        raise Conflict(
            _("You have %(most)s valid tokens already.") % {"most": MOST},
            do=_("Revoke one that is no longer used."),
        )
    secret = BEGINS + secrets.token_urlsafe(32)
    with act("tokens.make", by=by):
        token = Token.objects.create(
            person=by,
            name=new.name.strip(),
            reach=new.reach,
            areas=list(new.areas),
            digest=digest_of(secret),
            starts=on,
            expires=new.expires,
        )
    return Made(token=token, secret=secret)


def revoke(number: int, *, by: Actor, on: date, reason: str = "") -> Token:
    """Take a token back: from now on it opens nothing. One of another's needs managing people."""
    token = Token.objects.select_related("person").filter(pk=number).first()
    if token is None:
        raise nothing_here()
    if token.person != by:
        require(by, May.MANAGE_PEOPLE, scope=token.person.unit_path, on=on, hide=True)
    with act("tokens.revoke", by=by, reason=reason):
        Token.objects.filter(pk=number).update(is_revoked=True)
    return token


def tokens_of(person: Person) -> QuerySet[Token]:
    """A person's tokens, newest first, each with the last day it was used on (`last_used`)."""
    return Token.objects.filter(person=person).annotate(last_used=Max("uses__day"))


def _hold(new: NewToken, *, on: date, known_areas: Sequence[str]) -> None:
    if not new.name.strip():
        raise BadInput(
            _("A token needs a name."), do=_("Say which program it is for, so you know it again.")
        )
    if new.reach not in Reach.values:
        raise BadInput(
            _("“%(reach)s” is no reach of a token.") % {"reach": new.reach},
            do=_("Choose: %(names)s.") % {"names": ", ".join(Reach.values)},
        )
    if not on <= new.expires <= on + LONGEST:
        raise BadInput(
            _("A token lasts from one day to a year."),
            why=_("One without an end outlives the program it was made for."),
            do=_("Choose a last day within a year."),
        )
    strange = sorted(set(new.areas) - set(known_areas))
    if strange:
        raise BadInput(
            _("There is no area “%(area)s”.") % {"area": strange[0]},
            do=_("Choose: %(names)s.") % {"names": ", ".join(known_areas)},
        )
