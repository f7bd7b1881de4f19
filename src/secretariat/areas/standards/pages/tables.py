"""The tables of both pages."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.standards.models.registered import Instrument, Listing
from secretariat.areas.standards.models.undertaken import Prospect
from secretariat.areas.standards.pages.asking import Asked
from secretariat.engine.publishing.labels import colon
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.links import record_page


def instrument_cell(one: Instrument, asked: Asked, *, code_only: bool = False) -> Cell:
    """An instrument, leading to its page at the same moment."""
    title = one.title
    text = one.code if code_only else f"{one.code} {title.text}"
    url = reverse("standards-instrument", args=[one.code]) + asked.moment.query()
    return Cell(text=text, url=url, lang=title.language if title.missing else "")


def state_cell(one: Any, asked: Asked) -> Cell:
    """A State, leading to its page at the same moment."""
    url = reverse("standards-state", args=[one.code]) + asked.moment.query()
    return Cell(text=one.name.text, url=url)


def fundamental_table(
    listed: Sequence[Listing], standing: Sequence[Any], said: Sequence[Prospect], asked: Asked
) -> Table | None:
    """Every fundamental instrument by category: ratified when, or how near."""
    if not listed:
        return None
    held = {one.instrument_id: one for one in standing}
    near = {one.instrument_id: one for one in said}
    rows = []
    for one in listed:
        mine, hope = held.get(one.instrument_id), near.get(one.instrument_id)
        words = formats.short_day(mine.starts) if mine else _("not ratified")
        rows.append(
            Row(
                cells=(
                    instrument_cell(one.instrument, asked),
                    Cell(text=str(one.category)),
                    Cell(text=words, url=record_page("ratifications", mine.pk) if mine else ""),
                    Cell(text=formats.short_day(mine.binds_from if mine else None)),
                    Cell(text=str(hope.get_stage_display()) if hope and not mine else "–"),
                )
            )
        )
    return Table(
        caption=_("Fundamental instruments listed on the date"),
        columns=tuple(
            Column(label=label)
            for label in (
                _("Instrument"),
                _("Category"),
                _("Ratified"),
                _("In force for the State"),
                _("Prospect"),
            )
        ),
        rows=tuple(rows),
        as_cards=True,
    )


def ratifications_table(standing: Sequence[Any], asked: Asked) -> Table | None:
    """Everything ratified and not ended."""
    if not standing:
        return None
    rows = tuple(
        Row(
            cells=(
                instrument_cell(one.instrument, asked),
                Cell(text=formats.short_day(one.starts), url=record_page("ratifications", one.pk)),
                Cell(text=formats.short_day(one.binds_from)),
            )
        )
        for one in standing
    )
    columns = (_("Instrument"), _("Registered"), _("In force for the State"))
    return Table(
        caption=_("All ratifications standing on the date"),
        columns=tuple(Column(label=label) for label in columns),
        rows=rows,
        as_cards=True,
    )


def states_table(standing: Sequence[Any], asked: Asked) -> Table | None:
    """Who has ratified an instrument."""
    if not standing:
        return None
    rows = tuple(
        Row(
            cells=(
                state_cell(one.state, asked),
                Cell(text=one.state.region.name.text if one.state.region else "–"),
                Cell(text=formats.short_day(one.starts), url=record_page("ratifications", one.pk)),
                Cell(text=formats.short_day(one.binds_from)),
            )
        )
        for one in standing
    )
    columns = (_("State"), _("Region"), _("Registered"), _("In force for the State"))
    return Table(
        caption=_("States that have ratified"),
        columns=tuple(Column(label=label) for label in columns),
        rows=rows,
        as_cards=True,
    )


def lacking_table(
    by_region: dict[str, list[Any]], said: dict[int, Prospect], asked: Asked
) -> Table | None:
    """The members that have not ratified, region by region, and how near each is."""
    rows = tuple(
        Row(
            cells=(
                state_cell(one, asked),
                Cell(text=region),
                Cell(text=str(said[one.pk].get_stage_display()) if one.pk in said else "–"),
            )
        )
        for region, states in sorted(by_region.items())
        for one in states
    )
    if not rows:
        return None
    return Table(
        caption=_("Member States that have not ratified"),
        columns=tuple(Column(label=label) for label in (_("State"), _("Region"), _("Prospect"))),
        rows=rows,
        as_cards=True,
    )


def prospects_table(said: Sequence[Prospect], *, about_state: bool, asked: Asked) -> Table | None:
    """What was said of ratifying, as it stands on the date."""
    if not said:
        return None
    rows = tuple(
        Row(
            cells=(
                instrument_cell(one.instrument, asked)
                if about_state
                else state_cell(one.state, asked),
                Cell(text=str(one.get_stage_display()), url=record_page("prospects", one.pk)),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=one.source),
            )
        )
        for one in sorted(said, key=lambda one: (one.stage, one.starts), reverse=True)
    )
    first = _("Instrument") if about_state else _("State")
    columns = (first, _("Stage"), _("Since"), _("Said in"))
    return Table(
        caption=_("Prospects of ratification"),
        columns=tuple(Column(label=label) for label in columns),
        rows=rows,
        as_cards=True,
    )


def undertakings_table(
    declared: Sequence[Any], accepted: Sequence[Any], conditions: Sequence[Any], day: date
) -> Table | None:
    """Declarations, accepted parts and conditions that hold on the date, by instrument."""
    found: dict[str, list[Row]] = defaultdict(list)

    def add(code: str, what: str, one: Any, register: str) -> None:
        if one.holds(day):
            cells = (
                Cell(text=code),
                Cell(text=what, url=record_page(register, one.pk)),
                Cell(text=formats.short_day(one.starts)),
            )
            found[code].append(Row(cells=cells))

    for one in declared:
        what = f"{one.get_kind_display()}{colon()} {one.text}"
        add(one.ratification.instrument.code, what, one, "declarations")
    for one in accepted:
        what = _("accepts %(part)s") % {"part": one.part}
        add(one.ratification.instrument.code, what, one, "acceptances")
    for one in conditions:
        what = _("conditional: %(text)s") % {"text": one.text}
        add(one.ratification.instrument.code, what, one, "conditions")
    if not found:
        return None
    columns = (_("Instrument"), _("What was declared"), _("Since"))
    return Table(
        caption=_("Declarations, accepted parts and conditions"),
        columns=tuple(Column(label=label) for label in columns),
        rows=tuple(row for code in sorted(found) for row in found[code]),
        as_cards=True,
    )


def parts_table(parts: Sequence[Any], accepted: dict[int, int]) -> Table | None:
    """The parts of an instrument, and how many States accept each on the date."""
    if not parts:
        return None
    rows = tuple(
        Row(
            cells=(
                Cell(text=str(one), url=record_page("parts", one.pk)),
                Cell(text=formats.number(accepted.get(one.pk, 0))),
            )
        )
        for one in parts
    )
    return Table(
        caption=_("Parts, and how many States accept them"),
        columns=(Column(label=_("Part")), Column(label=_("States"), is_number=True)),
        rows=rows,
    )
