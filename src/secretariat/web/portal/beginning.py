"""Where to begin, while nobody has said whose records these are.

To a stranger, first steps as commands; to whoever has signed in, the pages on which they go on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.decisions import may
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import May
from secretariat.engine.access.roles import permitting
from secretariat.engine.records.declaring import Kind
from secretariat.engine.registers.declaring import Register, registers
from secretariat.web.contexts.figures import Tile
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.dashboards.contexts import ShownTile
from secretariat.web.frames import organization_name
from secretariat.web.links import register_page
from secretariat.web.records.moves import addition, who_adds

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

FIRST_REGISTERS: Final = ("organization", "units", "memberships")
"""What heads every page, what other records refer to, and what the first figure counts."""


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
            as_cards=True,
        ),
        ways=(
            Link(label=_("Sign in"), url=reverse("account_login")),
            Link(label=_("Name the organization"), url=reverse("register", args=["organization"])),
            Link(label=_("Manual"), url=reverse("manual")),
        ),
        wide=True,
    )


def beginning_here(reader: Person, *, on: date) -> Section | None:
    """What comes next on the pages, and who may do it, until the organization has a name."""
    if organization_name():
        return None
    known = {one.key: one for one in registers()}
    rows = [_register_row(known[key], reader, on) for key in FIRST_REGISTERS if key in known]
    return Section(
        key="beginning",
        title=_("Nothing is recorded yet: where to begin"),
        sentence=_("These words go once the organization has a name."),
        table=Table(
            caption=_("First steps"),
            columns=(Column(label=_("What to do")), Column(label=_("Who may"))),
            rows=(*rows, _people_row(reader, on)),
            as_cards=True,
        ),
        wide=True,
    )


def counts_something(tiles: Iterable[Tile | ShownTile]) -> bool:
    """Say whether any of the tiles counts anything yet: of noughts alone nothing is to be read."""
    return any(Fraction(one.value.machine or 0) for one in tiles)


def _row(one: Beginning) -> Row:
    """A step and its command, which breaks between words alone."""
    words = (("secretariat",), *((word,) for word in one.command.split()))
    said = format_html_join(" ", '<span class="unbroken">{}</span>', words)
    command = format_html("<code>{}</code>", said)
    return Row(cells=(Cell(text=str(one.title)), Cell(text=command, lang="en")))


def _register_row(register: Register, reader: Person, on: date) -> Row:
    """The act that adds to the register, if it is hers; else the register, and whose it is."""
    adds = addition(register, actor=reader, on=on)
    titles = [str(one.title) for one in register.actions if one.kind is Kind.ADD]
    url = adds.url if adds else register_page(register.key)
    who = _("You") if adds else who_adds(register)
    return Row(cells=(Cell(text=titles[0], url=url), Cell(text=who)))


def _people_row(reader: Person, on: date) -> Row:
    may_add = may(reader, May.MANAGE_PEOPLE, scope=None, on=on).allowed
    roles = ", ".join(str(role.title) for role in permitting(May.MANAGE_PEOPLE))
    url = reverse("person-add") if may_add else ""
    return Row(
        cells=(Cell(text=_("Add a person"), url=url), Cell(text=_("You") if may_add else roles))
    )
