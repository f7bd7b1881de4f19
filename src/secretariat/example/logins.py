"""Who of the example can sign in: one person for each combination of roles, with one password."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.access.roles import roles
from secretariat.example.people_past import newcomers

PASSWORD = "all-of-this-is-invented"  # printed on purpose: nothing here is real


@dataclass(frozen=True, kw_only=True)
class Login:
    """A person of the example: user name, name, language, and the titles of her roles in words."""

    username: str
    name: str
    language: str
    role: str


def logins() -> tuple[Login, ...]:
    """Everybody of the example."""
    known = roles()
    return tuple(
        Login(
            username=one.username,
            name=one.name,
            language=one.language,
            role=", ".join(str(known[role].title) for role in one.roles) or _("Reader"),
        )
        for one in newcomers()
    )


def demo_logins() -> tuple[Login, ...]:
    """One person for each combination of roles, and one who only reads."""
    first: dict[str, Login] = {}
    for login in logins():
        first.setdefault(login.role, login)
    return tuple(first.values())
