"""What stands behind a part: its results or judged values with their evidence, and their split."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models import Value as Number
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import Region
from secretariat.areas.results import registers
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.readers import Reader
from secretariat.areas.results.standing.values import Planned
from secretariat.engine.fetching import fetched
from secretariat.kernel.charts.bars import draw_bar
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.links import record_page, register_page

MOST = 50  # results shown; beyond, the register has them all


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What stands behind a part: the newest reports, how many there are, and what falls where."""

    newest: Sequence[Any] = ()
    count: int = 0
    regions: Sequence[tuple[str, Decimal]] = ()
    sexes: Sequence[tuple[str, Decimal]] = ()


def behind(parts: Sequence[tuple[Part, Planned]], day: date, reader: Reader) -> dict[int, Behind]:
    """What stands behind each part by the day, by the number of the part: one query for all.

    Of what waits to be verified, only what is open to the reader.
    """
    lists = {part.pk: _lists(part, mine, day, reader) for part, mine in parts if not mine.measure}
    names, *found = fetched(Region.objects.all(), *chain.from_iterable(lists.values()))
    words = {one.pk: one.name.text for one in names}
    waiting, read = iter(found), dict[int, Behind]()
    for part, several in lists.items():
        newest, counts, *splits = [next(waiting) for _each in several]
        regions, of_results, sexes = splits or ((), (), ())
        read[part] = Behind(
            newest=newest,
            count=sum(counts),
            regions=[(words[region], Decimal(count)) for region, count in regions or of_results],
            sexes=sexes,
        )
    return read


def _lists(part: Part, mine: Planned, day: date, reader: Reader) -> list[QuerySet[Any, Any]]:
    """The lists that are read of a part: of one that is judged, its values and their number."""
    if mine.unit != Part.UnitOfValue.NUMBER:
        hers = reader.open(registers.values)
        judged = Value.objects.filter(hers, part=part, as_of__lte=day)
        return [judged.order_by("-as_of", "-pk")[:MOST], _number(judged)]
    hers = reader.open(registers.results)
    rows = Result.objects.filter(hers, part=part, achieved_on__lte=day)
    newest = rows.select_related("member").order_by("-achieved_on", "code")[:MOST]
    return [newest, _number(rows), *_splits(part, mine, day)]


def _number(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """How many there are, as a list of one number, or of none."""
    one = rows.order_by().annotate(all_of_them=Number(1)).values("all_of_them")
    found: QuerySet[Any, Any] = one.annotate(n=Count("pk")).values_list("n", flat=True)
    return found


def evidence(mine: Planned, found: Behind) -> Table | None:
    """What was achieved by the day, the newest first; what waits, if it is hers."""
    if not found.newest:
        return None
    if mine.unit != Part.UnitOfValue.NUMBER:
        return _judged_values(mine, found.newest)
    return Table(
        caption=_("Results with their evidence"),
        columns=(
            Column(label=_("Result")),
            Column(label=_("State")),
            Column(label=_("Achieved on")),
            Column(label=_("How many"), is_number=True),
            Column(label=_("Evidence")),
        ),
        rows=tuple(_result(one) for one in found.newest),
        as_cards=True,
        notes=(_("Only what is verified counts."),),
    )


def _result(one: Result) -> Row:
    return Row(
        cells=(
            Cell(
                text=one.named,
                url=record_page("results", one.pk),
                badge=str(one.get_state_display()),
            ),
            Cell(text=one.member.name.text if one.member else formats.NOT_APPLICABLE),
            Cell(text=formats.short_day(one.achieved_on)),
            Cell(text=wording.bare(one.number)),
            Cell(text=_proof(one.evidence, one.source)),
        )
    )


def _judged_values(mine: Planned, newest: Sequence[Value]) -> Table:
    return Table(
        caption=_("Judged values with their evidence"),
        columns=(
            Column(label=_("As of")),
            Column(label=_("Value"), is_number=True),
            Column(label=_("Evidence")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(
                        text=formats.day(one.as_of),
                        url=record_page("judged_values", one.pk),
                        badge=str(one.get_state_display()),
                    ),
                    Cell(text=wording.worded(one.value, mine.unit)),
                    Cell(text=_proof(one.evidence, one.source)),
                )
            )
            for one in newest
        ),
        as_cards=True,
        notes=(_("The latest verified value counts."),),
    )


def _proof(evidence: str, source: str) -> str:
    return " · ".join(part for part in (evidence, source) if part) or formats.NOT_APPLICABLE


def title_of(part: Planned, count: int) -> str:
    """Head the evidence: how much of it there is, or that a measure computes the value."""
    if part.measure:
        return _("Where the value comes from")
    told = {"count": formats.number(count)}
    return (
        ngettext(
            "%(count)s report with its evidence", "%(count)s reports with their evidence", count
        )
        % told
    )


def everything(part: Part, mine: Planned, count: int) -> Link | None:
    """Lead to all of it in the register, where not all is shown."""
    if count <= MOST:
        return None
    key = "results" if mine.unit == Part.UnitOfValue.NUMBER else "judged_values"
    register = register_page(key, {"q": part.code})
    return Link(label=_("All %(count)s") % {"count": formats.number(count)}, url=register)


def splits(found: Behind) -> tuple[Table, ...]:
    """What counts on the day by region, and by women and men, as far as it is known."""
    words = dict(Disaggregation.Sex.choices)
    sexes = [(str(words[sex]), count) for sex, count in found.sexes]
    tables = (
        _split(_("By region"), _("Region"), found.regions),
        _split(_("Women and men"), _("Who"), sexes),
    )
    return tuple(table for table in tables if table is not None)


def _splits(part: Part, mine: Planned, day: date) -> list[QuerySet[Any, Any]]:
    """By the region of the States counted and, where none is named, by the split of the results;
    and by women and men.
    """
    after, until = mine.course.window(day)
    verified = Result.objects.filter(
        part=part, state=Standing.VERIFIED, achieved_on__gt=after, achieved_on__lte=until
    )
    how = Count("member", distinct=True) if mine.counts_states else Sum("number")
    of_states = verified.exclude(member__region=None).order_by("member__region__code")
    of_them = Disaggregation.objects.filter(result__in=verified)
    by_region = of_them.filter(region__isnull=False).order_by("region__code")
    by_sex = of_them.exclude(sex="").order_by("sex")
    return [
        of_states.values_list("member__region").annotate(n=how),
        by_region.values_list("region").annotate(n=Sum("number")),
        by_sex.values_list("sex").annotate(n=Sum("number")),
    ]


def _split(caption: str, head: str, found: Sequence[tuple[str, Decimal]]) -> Table | None:
    """A table of what falls where, with a bar for each; none where nothing is known."""
    if not found:
        return None
    most = max(float(count) for _name, count in found)
    rows = tuple(
        Row(
            cells=(
                Cell(text=name),
                Cell(text="", bar=draw_bar(float(count), whole=most)),
                Cell(text=wording.bare(count)),
            )
        )
        for name, count in found
    )
    columns = (
        Column(label=head),
        Column(label=_("Bar"), is_bar=True),
        Column(label=_("How many"), is_number=True),
    )
    return Table(caption=caption, columns=columns, rows=rows, shows_caption=True)
