"""Who read records of sensitive registers: the auditor's page."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import require
from secretariat.engine.access.models import Reading
from secretariat.engine.access.permissions import May
from secretariat.engine.access.readings import readings
from secretariat.engine.history.processes import process_called
from secretariat.engine.records.telling import people_named
from secretariat.engine.registers.declaring import registers
from secretariat.web import formats
from secretariat.web.access.naming import options
from secretariat.web.asking import actor, one, page_asked, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Empty, Field, Form, Row, Table
from secretariat.web.contexts.registers import RegisterPage
from secretariat.web.frames import frame
from secretariat.web.links import question, record_page
from secretariat.web.records.paging import pages

LENGTH = 50
NAMED = 5  # how many records a line links


def readings_page(request: HttpRequest) -> HttpResponse:
    """List the readings, newest first, of one register or of all."""
    require(actor(request), May.READ_READINGS, scope="", on=today())
    register = one(request.GET, "register").replace("-all-", "")
    found = readings(register=register)
    count = found.count()
    page = min(page_asked(request.GET), max(1, -(-count // LENGTH)))
    shown = list(found[(page - 1) * LENGTH : page * LENGTH])
    asked = {"register": register} if register else {}
    context = RegisterPage(
        title=_("Who read what is sensitive"),
        sentence=_("Written before a record was shown. Nobody can change or remove a line."),
        filters=_filters(register),
        table=_table(shown),
        pages=pages(
            page=page,
            length=LENGTH,
            count=count,
            address=lambda number: reverse("readings") + question({**asked, "page": str(number)}),
        ),
        empty=None if count else _none(),
    )
    trail = (Link(label=_("Your account"), url=reverse("account")),)
    given = {"frame": frame(request, context.title, trail=trail), "page": context}
    return render(request, "secretariat/register.html", given)


def _filters(register: str) -> Form:
    kept = [(each.key, str(each.title)) for each in registers() if each.sensitive]
    choices = options([("-all-", _("All")), *kept], register or "-all-")
    field = Field(name="register", label=_("Register"), kind="select", options=choices)
    return Form(action="", fields=(field,), submit=_("Show"), is_post=False)


def _none() -> Empty:
    return Empty(
        title=_("Nobody has read anything sensitive"),
        sentence=_("Only registers that are declared sensitive are logged here."),
    )


def _table(shown: list[Reading]) -> Table:
    names = people_named({each.person for each in shown if each.person})
    titles = {each.key: str(each.title) for each in registers()}
    heads = (_("When"), _("Who"), _("Register"), _("Records"), _("Through"))
    return Table(
        caption=_("Who read what is sensitive"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_row(each, names, titles) for each in shown),
        as_cards=True,
    )


def _row(each: Reading, names: Mapping[int, str], titles: Mapping[str, str]) -> Row:
    who = process_called(each.process)
    if each.person is not None:
        who = names.get(each.person, str(each.person))
    return Row(
        cells=(
            Cell(text=formats.moment(each.at)),
            Cell(text=who),
            Cell(text=titles.get(each.register, each.register)),
            _records(each),
            Cell(text=each.get_through_display()),
        )
    )


def _records(each: Reading) -> Cell:
    """Link the one record, or count them; of an export the digest stands for the numbers."""
    if len(each.records) == 1:
        number = each.records[0]
        return Cell(text=str(number), url=record_page(each.register, number))
    if each.records:
        more = "…" if len(each.records) > NAMED else ""
        listed = ", ".join(map(str, each.records[:NAMED]))
        facts = {"count": formats.number(each.count), "listed": listed + more}
        return Cell(text=_("%(count)s: %(listed)s") % facts)
    facts = {"count": formats.number(each.count), "digest": each.digest[:16]}
    return Cell(text=_("%(count)s, digest %(digest)s…") % facts)
