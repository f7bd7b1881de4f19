"""Where to begin, while nobody has said whose records these are: first steps, each a command."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.frames import organization_name
from secretariat.web.portal.contexts import Section

Text = Any


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """One of the first steps, and the command that does it; `secretariat` stands before it."""

    title: Text
    command: str


FIRST_STEPS: Final = (
    Beginning(
        title=gettext_lazy("Add yourself, with a password"),
        command='person add ada.byron "Ada Byron" ada@example.org --password',
    ),
    Beginning(
        title=gettext_lazy("Let yourself give roles, on the pages, to whoever works here"),
        command='person role ada.byron access_manager --reason "The first of us"',
    ),
    Beginning(
        title=gettext_lazy("Let yourself keep reference data, then name the organization"),
        command='person role ada.byron reference_editor --reason "The first of us"',
    ),
    Beginning(
        title=gettext_lazy("Try a file of members: nothing is written yet"),
        command="import reference.memberships members.csv --dry-run",
    ),
    Beginning(
        title=gettext_lazy("See the figure that counts them"),
        command="figure reference.member_states",
    ),
)
"""From nothing to a first figure, in the order in which they are done."""


def beginning() -> Section | None:
    """The first steps, until the organization has a name; one query."""
    if organization_name():
        return None
    return Section(
        key="beginning",
        title=_("Nothing is recorded yet: where to begin"),
        sentence=_(
            "Five commands lead to a first figure; whoever runs this instance gives them where it "
            "runs. These words go once the organization has a name."
        ),
        table=Table(
            caption=_("First steps"),
            columns=(Column(label=_("What to do")), Column(label=_("Command"))),
            rows=tuple(_row(one) for one in FIRST_STEPS),
        ),
        ways=(
            Link(label=_("Sign in"), url=reverse("account_login")),
            Link(label=_("Name the organization"), url=reverse("register", args=["organization"])),
            Link(label=_("Manual"), url=reverse("manual")),
        ),
        wide=True,
    )


def _row(one: Beginning) -> Row:
    said = format_html("<code>secretariat {}</code>", one.command)
    return Row(cells=(Cell(text=str(one.title)), Cell(text=said, lang="en")))
