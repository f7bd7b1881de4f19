"""Who asks: a person, a process of the Office, or somebody who has not signed in."""

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

Actor = Person | Process | Anonymous


def actor_of(user: Person | AnonymousUser) -> Person | Anonymous:
    """The actor behind a request's user."""
    return user if isinstance(user, Person) else ANONYMOUS
