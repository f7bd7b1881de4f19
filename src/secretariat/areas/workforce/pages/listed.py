"""The table of member States, its filters, and what stands where no State matches."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.pages.represented import Line
from secretariat.kernel.charts.ranges import Range, draw_in_range, zones
from secretariat.web import formats
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Cell, Column, Empty, Field, Form, Row, Table
from secretariat.web.links import record_page
from secretariat.web.moments import Asked

PLACES = {Status.UNDER: 0, Status.BELOW: 1, Status.ABOVE: 2, Status.OVER: 3}


def states(found: Sequence[Line], asked: Asked, *, is_cleared: bool) -> Table | None:
    """Every State with its number, where it lies in its range, and its status."""
    if not found:
        return None
    heads = (
        _head(_("State"), "state", asked),
        _head(_("Region"), "region", asked),
        Column(label=_("Where the number lies in its range"), is_bar=True),
        _head(_("Held"), "held" if is_cleared else "", asked, is_number=True),
        _head(_("Range"), "range", asked, is_number=True),
        _head(pgettext("of a State", "Status"), "status", asked),
    )
    return Table(
        caption=_("Member States by representation"),
        columns=heads,
        rows=tuple(_row(one) for one in found),
        notes=tuple(_notes(found)),
        as_cards=True,
    )


def _head(label: str, name: str, asked: Asked, *, is_number: bool = False) -> Column:
    """A head that orders the list, the other way if it already does."""
    now = asked.words["order"] or "state"
    if not name:
        return Column(label=label, is_number=is_number)
    turned = f"-{name}" if now == name else name
    order = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    return Column(label=label, is_number=is_number, sort_url=asked.again(order=turned), order=order)


def _row(one: Line) -> Row:
    return Row(
        cells=(
            Cell(text=one.name, url=record_page("states", one.number)),
            Cell(text=one.region),
            Cell(text="", bar=_bar(one)),
            Cell(text=formats.WITHHELD if one.held is None else formats.number(one.held)),
            Cell(text=_range(one)),
            Cell(text=str(one.status.label) if one.status else formats.NOT_APPLICABLE),
        )
    )


def _range(one: Line) -> str:
    if one.range is None:
        return formats.NOT_APPLICABLE
    return f"{formats.number(one.range.lower)}–{formats.number(one.range.upper)}"


def _bar(one: Line) -> str:
    """Where the number lies; where it is withheld, the part of the scale its status tells."""
    if one.range is None or one.status is None:
        return ""
    drawn = Range(
        lower=float(one.range.lower),
        middle=float(one.range.midpoint),
        upper=float(one.range.upper),
    )
    hidden = one.held is None and one.status in PLACES
    zone = zones(drawn)[PLACES[one.status]] if hidden else None
    held = float(one.held) if one.held is not None else None
    return draw_in_range(drawn, held, zone=zone)


def _notes(found: Sequence[Line]) -> list[str]:
    notes = [
        _(
            "The ends of each range stand at the same place in every row, its midpoint at the "
            "upright line; the scale is each row’s own."
        )
    ]
    if any(one.held is None for one in found):
        notes.append(
            _(
                "%(withheld)s is told to those who see all staffing, and in what is released: by "
                "dates and filters of one’s own, persons could be recognized. Status and range are "
                "published for every member State."
            )
            % {"withheld": formats.WITHHELD}
        )
    return notes


def filters(found: Sequence[Line], asked: Asked, *, is_cleared: bool) -> Form:
    """Narrow by status and region; compare with another date; foresee one to come."""
    regions = sorted({(one.region_code, one.region) for one in found}, key=lambda one: one[1])
    statuses = [(one.value, str(one.label)) for one in Status]
    fields = [
        _menu("status", pgettext("of a State", "Status"), asked, statuses),
        _menu("region", _("Region"), asked, regions),
        _date("compared", _("Compared with"), asked),
    ]
    if is_cleared:
        fields.append(_date("forecast", _("Foreseen for"), asked))
    order = asked.words["order"]
    kept = (*asked.kept, *((Hidden(name="order", value=order),) if order else ()))
    return Form(action="", fields=tuple(fields), submit=_("Show"), is_post=False, kept=kept)


def _menu(name: str, label: str, asked: Asked, offered: Sequence[tuple[str, str]]) -> Field:
    chosen = asked.words[name]
    options = [Option(value="", label=_("all"), is_chosen=not chosen)]
    options += [
        Option(value=value, label=words, is_chosen=value == chosen) for value, words in offered
    ]
    return Field(name=name, label=label, kind="select", options=tuple(options), value=chosen)


def _date(name: str, label: str, asked: Asked) -> Field:
    return Field(name=name, label=label, kind="date", value=asked.words[name])


def nothing(asked: Asked) -> Empty:
    """What stands where no State matches."""
    every = Link(label=_("All member States"), url=asked.again(status="", region=""))
    return Empty(
        title=_("No member State matches these filters"),
        sentence=_("Take a filter away, or ask for another day."),
        ways_out=(every,),
    )
