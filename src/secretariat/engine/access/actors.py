"""Who asks: a person, one for another, a process of the Office, or somebody not signed in."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import Name, Process
from secretariat.kernel.errors import Refused


@dataclass(frozen=True)
class Anonymous:
    """Somebody who has not signed in."""

    @property
    def answers_as(self) -> Name:
        """Nobody can answer for an act of nobody: always refused."""
        raise Refused(
            _("This can't be done without signing in."),
            why=_("Every change is answered for by somebody."),
            do=_("Sign in first."),
        )


ANONYMOUS: Final = Anonymous()


@dataclass(frozen=True)
class OnBehalf:
    """Somebody who does for another what that person may, while she is away."""

    by: Person
    of: Person

    @property
    def answers_as(self) -> Name:
        """The number of whoever does it; for whom is a fact of the act."""
        return self.by.answers_as


Actor = Person | Process | Anonymous | OnBehalf


def actor_of(user: Person | AnonymousUser) -> Person | Anonymous:
    """The actor behind a request's user."""
    return user if isinstance(user, Person) else ANONYMOUS
