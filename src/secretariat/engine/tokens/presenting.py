"""Who presents a token, and what it lets her program do."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.tokens.digests import digest_of
from secretariat.engine.tokens.models import Reach, Token, TokenUse
from secretariat.kernel.errors import Refused

SCHEME = "bearer"


class BadToken(Refused):
    """What was presented opens nothing; it does not say whether it ever did."""

    id = "secretariat.bad_token"
    status = 401


class OutOfReach(Refused):
    """The token is good, but was not made for this."""

    id = "secretariat.out_of_reach"


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """A person's program, and the token it presents."""

    person: Person
    token: Token

    def hold_to_reach(self, *, area: str | None, acts: bool) -> None:
        """Refuse what the token was not made for; of no area in particular: only reading."""
        if acts and self.token.reach != Reach.ACT:
            raise OutOfReach(
                _("This token only reads."), do=_("Make a token that may read and act.")
            )
        if area is not None and self.token.areas and area not in self.token.areas:
            raise OutOfReach(
                _("This token does not reach the area “%(area)s”.") % {"area": area},
                why=_("It was made for: %(areas)s.") % {"areas": ", ".join(self.token.areas)},
                do=_("Make a token for this area."),
            )


def bearer_of(header: str, *, on: date) -> Bearer:
    """Who an `Authorization` header speaks for; raises BadToken in the same words for all faults.

    That the token was used is kept, by the day.
    """
    scheme, _space, secret = header.strip().partition(" ")
    found = None
    if scheme.lower() == SCHEME:
        wanted = Token.objects.valid_on(on).filter(digest=digest_of(secret.strip()))
        found = wanted.select_related("person").first()
    if found is None:
        raise BadToken(
            _("This token opens nothing."),
            why=_("It is unknown, has ended, was revoked, or its person may no longer sign in."),
            do=_("Make a new one on your page of tokens."),
        )
    TokenUse.objects.bulk_create([TokenUse(token=found, day=on)], ignore_conflicts=True)
    return Bearer(person=found.person, token=found)
