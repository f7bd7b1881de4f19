"""Who of the example can sign in: one person for each combination of roles, with one password."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.access.roles import roles
from secretariat.example.people_past import newcomers

PASSWORD = "all-of-this-is-invented"  # printed on purpose: nothing here is real


@dataclass(frozen=True, kw_only=True)
class Login:
    """A person of the example: user name, name, language, and the titles of her roles in words.

    `within` is the unit her roles are held for; empty: the whole organization.
    """

    username: str
    name: str
    language: str
    role: str
    within: str = ""

    def __str__(self) -> str:
        return f"{self.role} ({self.within})" if self.within else self.role


def logins() -> tuple[Login, ...]:
    """Everybody of the example."""
    known = roles()
    return tuple(
        Login(
            username=one.username,
            name=one.name,
            language=one.language,
            role=", ".join(str(known[role].title) for role in one.roles) or _("Reader"),
            within=one.scope.rpartition("/")[2],
        )
        for one in newcomers()
    )


def demo_logins() -> tuple[Login, ...]:
    """One person for each combination of roles, one who holds it for a unit alone, and a reader."""
    first: dict[tuple[str, bool], Login] = {}
    for login in logins():
        first.setdefault((login.role, bool(login.within)), login)
    return tuple(first.values())
