"""What `run` prints once pages are served: where, who can sign in, and what this is not."""

from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Instance

FICTIONAL = "Everything in it is fictional: States, people and figures are invented."
NO_WALLS = (
    "This is for trying out: all three sides run under one owner, so there are no walls here."
)


def welcome(here: Instance, address: str) -> str:
    """The words under which a person finds their way in."""
    lines = ["", f"Secretariat is served on {address}", ""]
    if here.kind is Kind.EXAMPLE:
        lines += [*_logins(), FICTIONAL]
    else:
        lines += [*_first_steps(), ""]
    if here.embedded:
        lines += [NO_WALLS, f"The records are kept in {here.place.home}."]
    return "\n".join([*lines, "", "Ctrl-C stops it."])


def _first_steps() -> list[str]:
    """What to do first where nothing is recorded yet: the same steps as on the home page."""
    from secretariat.web.portal.beginning import FIRST_STEPS

    steps = [f"  {one.title}:\n    secretariat {one.command}" for one in FIRST_STEPS]
    return ["Nothing of your own is in it yet. First steps, in another terminal:", *steps]


def _logins() -> list[str]:
    """Who of the example can sign in, with the one password they share."""
    from secretariat.example.logins import PASSWORD, demo_logins

    rows = [f"  {login.username:<22} {login}" for login in demo_logins()]
    return [f"Sign in as one of these, with the password {PASSWORD}", *rows, ""]
