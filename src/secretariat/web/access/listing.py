"""People as a list: who, where, which roles today, and whether she may sign in."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.engine.access.models import Grant, Person
from secretariat.web.access.naming import role_title
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Empty, Field, Form, Row, Table
from secretariat.web.contexts.registers import RegisterPage
from secretariat.web.formats import NOT_APPLICABLE
from secretariat.web.links import question
from secretariat.web.records.paging import pages

LENGTH = 50


def people(found: QuerySet[Person], *, words: str, page: int, on: date, adds: bool) -> RegisterPage:
    """Show one page of the people found."""
    count = found.count()
    page = min(page, max(1, -(-count // LENGTH)))
    shown = list(found[(page - 1) * LENGTH : page * LENGTH])
    asked = {"q": words} if words else {}
    return RegisterPage(
        title=_("People"),
        sentence=_("Who may sign in, and which roles they hold today."),
        filters=_search(words),
        table=_table(shown, on=on),
        pages=pages(
            page=page,
            length=LENGTH,
            count=count,
            address=lambda number: reverse("people") + question({**asked, "page": str(number)}),
        ),
        empty=None if count else _nobody(),
        main_action=Link(label=_("Add a person"), url=reverse("person-add")) if adds else None,
    )


def _search(words: str) -> Form:
    field = Field(name="q", label=_("Name, user name, address or unit"), kind="search", value=words)
    return Form(action="", fields=(field,), submit=_("Search"), is_post=False)


def _nobody() -> Empty:
    return Empty(
        title=_("Nobody is called that"),
        sentence=_("Or you are not trusted with people of that unit."),
        ways_out=(Link(label=_("Show everybody"), url=reverse("people")),),
    )


def _table(shown: list[Person], *, on: date) -> Table:
    held: dict[int, list[str]] = {}
    for grant in Grant.objects.on(on).filter(person__in=shown).order_by("starts", "pk"):
        held.setdefault(grant.person_id, []).append(role_title(grant.role))
    heads = (_("Name"), _("User name"), _("Works in"), _("Roles today"), _("Sign-in"))
    return Table(
        caption=_("People"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_row(one, held.get(one.pk, [])) for one in shown),
        as_cards=True,
    )


def _row(person: Person, held: list[str]) -> Row:
    return Row(
        cells=(
            Cell(text=person.name, url=reverse("person", args=[person.pk])),
            Cell(text=person.username),
            Cell(text=person.unit_path or NOT_APPLICABLE),
            Cell(text=", ".join(dict.fromkeys(held)) or NOT_APPLICABLE),
            Cell(text=_sign_in(person)),
        )
    )


def _sign_in(person: Person) -> str:
    return pgettext("a sign-in", "open") if person.is_active else pgettext("a sign-in", "closed")
