"""What stands behind a part: its results or judged values with their evidence, and their split."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import Region
from secretariat.areas.results import registers
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.readers import Reader
from secretariat.areas.results.standing.values import Planned
from secretariat.kernel.charts.bars import draw_bar
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.links import record_page, register_page

MOST = 50  # results shown; beyond, the register has them all


def evidence(part: Part, mine: Planned, asked: Asked, reader: Reader) -> tuple[Table | None, int]:
    """What was achieved by the day, the newest first, and how much; what waits, if it is hers."""
    if mine.measure:
        return None, 0
    if mine.unit != Part.UnitOfValue.NUMBER:
        return _judged_values(part, mine, asked.as_of, reader.open(registers.values))
    hers = reader.open(registers.results)
    rows = Result.objects.filter(hers, part=part, achieved_on__lte=asked.as_of)
    newest = list(rows.select_related("member").order_by("-achieved_on", "code")[:MOST])
    if not newest:
        return None, 0
    count = rows.count() if len(newest) == MOST else len(newest)
    return (
        Table(
            caption=_("Results with their evidence"),
            columns=(
                Column(label=_("Result")),
                Column(label=_("State")),
                Column(label=_("Achieved on")),
                Column(label=_("How many"), is_number=True),
                Column(label=_("Evidence")),
            ),
            rows=tuple(_result(one) for one in newest),
            as_cards=True,
            notes=(_("Only what is verified counts."),),
        ),
        count,
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


def _judged_values(part: Part, mine: Planned, day: date, hers: Q) -> tuple[Table | None, int]:
    rows = Value.objects.filter(hers, part=part, as_of__lte=day)
    newest = list(rows.order_by("-as_of", "-pk")[:MOST])
    if not newest:
        return None, 0
    count = rows.count() if len(newest) == MOST else len(newest)
    return (
        Table(
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
        ),
        count,
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


def splits(part: Part, mine: Planned, day: date) -> tuple[Table, ...]:
    """What counts on the day by region, and by women and men, as far as it is known."""
    if mine.measure or mine.unit != Part.UnitOfValue.NUMBER:
        return ()
    after, until = mine.course.window(day)
    verified = Result.objects.filter(
        part=part, state=Standing.VERIFIED, achieved_on__gt=after, achieved_on__lte=until
    )
    tables = (_by_region(verified, mine), _by_sex(verified))
    return tuple(table for table in tables if table is not None)


def _by_region(verified: QuerySet[Result], mine: Planned) -> Table | None:
    """By the region of the States counted; where none is named, by the split of the results."""
    how = Count("member", distinct=True) if mine.counts_states else Sum("number")
    of_states = verified.exclude(member__region=None).order_by("member__region__code")
    found = list(of_states.values_list("member__region").annotate(n=how))
    if not found:
        split = Disaggregation.objects.filter(result__in=verified, region__isnull=False)
        found = list(split.order_by("region__code").values_list("region").annotate(n=Sum("number")))
    regions = Region.objects.in_bulk([region for region, _n in found]) if found else {}
    named = [(regions[region].name.text, Decimal(count)) for region, count in found]
    return _split(_("By region"), _("Region"), named)


def _by_sex(verified: QuerySet[Result]) -> Table | None:
    words = dict(Disaggregation.Sex.choices)
    rows = Disaggregation.objects.filter(result__in=verified).exclude(sex="")
    grouped = rows.order_by("sex").values_list("sex").annotate(n=Sum("number"))
    return _split(_("Women and men"), _("Who"), [(str(words[sex]), n) for sex, n in grouped])


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
