"""The command that computes a figure: as of a date, as known at a moment, cut, with its records."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period
from secretariat.site.commands.plumbing import instance

if TYPE_CHECKING:
    from secretariat.engine.measures.declaring import Measure
    from secretariat.engine.measures.figures import Figure
    from secretariat.web.links import FigureAddress

AT_A_TIME = 1000


@click.command()
@click.argument("key")
@click.option("--as-of", metavar="DATE", help="The date it is counted on; today if left out.")
@click.option(
    "--over", metavar="A..B", help="The period it is counted over, both days included; or a year."
)
@click.option(
    "--known-at", metavar="INSTANT", help="What was known then; a date means the end of it."
)
@click.option("--by", multiple=True, metavar="DIMENSION", help="Cut it by this; may be repeated.")
@click.option(
    "--where", multiple=True, metavar="DIMENSION=CODE", help="Only this cell; “-”: not stated."
)
@click.option("--records", is_flag=True, help="List the records it counts.")
@click.option("--series", metavar="A..B", help="One figure a year, such as 2000..2025.")
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Write it as CSV.")
def figure(key: str, **options: Any) -> None:
    """Compute the figure KEY from the records, as of a date and as known at a moment.

    Example: secretariat figure standards.ratifications --as-of 2021-06-01 --where instrument=C111
    """
    with instance():
        from secretariat.engine.measures.declaring import measure_of

        measure = measure_of(key)
        asked = _asked(measure, options)
        if options["series"]:
            _tell_series(measure, asked, options["series"])
        elif options["records"]:
            _tell_records(measure, asked)
        else:
            _tell_figure(measure, asked, options)


def _asked(measure: "Measure", options: Mapping[str, Any]) -> "FigureAddress":
    """What the options ask for, as the figure's address would."""
    from secretariat.web.asking import instant, now, today
    from secretariat.web.links import FigureAddress

    return FigureAddress(
        key=measure.key,
        when=_when(measure, options, on=today()),
        known_at=instant(options["known_at"] or "", now_is=now()),
        by=tuple(measure.dimension(key).key for key in options["by"]),
        where=dict(_cell(measure, words) for words in options["where"]),
    )


def _when(measure: "Measure", options: Mapping[str, Any], *, on: date) -> date | Period:
    """A date for a stock, a period for a flow; today, or last year, where none is given."""
    from secretariat.engine.measures.declaring import Kind
    from secretariat.engine.publishing.citing import period
    from secretariat.web.asking import day

    if options["over"]:
        return period(options["over"])
    if options["as_of"]:
        return day(options["as_of"])
    return on if measure.kind is Kind.STOCK else Period.year(on.year - 1)


def _cell(measure: "Measure", words: str) -> tuple[str, str | None]:
    from secretariat.engine.publishing.citing import NOT_STATED

    key, equals, code = words.partition("=")
    if not equals or not code:
        raise BadInput(f"“{words}” names no cell.", do="Write it as region=AFR.")
    return measure.dimension(key).key, None if code == NOT_STATED else code


def _tell_figure(measure: "Measure", asked: "FigureAddress", options: Mapping[str, Any]) -> None:
    """The figure and its cells: in words, or as the files the figure page offers."""
    from secretariat.engine.measures import figures
    from secretariat.engine.measures.cells import hold_to_cells
    from secretariat.web.figures.files import as_csv, as_json

    assert asked.when is not None
    hold_to_cells(measure, asked.when, asked.where, known_at=asked.known_at)
    found = figures.figure(
        measure, asked.when, by=asked.by, where=asked.where, known_at=asked.known_at
    )
    if options["as_json"]:
        click.echo(as_json(found, address=asked.page()))
    elif options["as_csv"]:
        click.echo(as_csv(found), nl=False)
    else:
        _tell_in_words(found, asked)


def _tell_in_words(found: "Figure", asked: "FigureAddress") -> None:
    from secretariat.web import formats, wording
    from secretariat.web.figures.clocks import sentence

    measure, total = found.measure, found.total
    value = wording.value(measure.unit, total.value)
    click.secho(f"{measure.title}: {value} {measure.unit.title}", bold=True)
    parts = wording.parts(total)
    click.echo(f"{sentence(asked)} Records counted: {formats.number(total.n)}. {parts}".rstrip())
    for cell in found.cells:
        label = ", ".join(wording.labels(cell.labels))
        click.echo(f"{wording.value(measure.unit, cell.value):>12}  {label}")
    click.echo()
    day = found.when.ends if isinstance(found.when, Period) else found.when
    click.echo(measure.on(day or date.max).shown)
    click.echo(f"Authority: {measure.authority}. Owner: {measure.owner}.")


def _tell_records(measure: "Measure", asked: "FigureAddress") -> None:
    """Every record it counts, by number, fetched a page at a time."""
    from secretariat.engine.measures.evidence import evidence, page

    assert asked.when is not None
    found, last = evidence(measure, asked.when, where=asked.where), None
    while listed := page(found, first=0, length=AT_A_TIME, after=last, known_at=asked.known_at):
        for record in listed:
            click.echo(f"{record.pk}\t{record}")
        last = listed[-1].pk


def _tell_series(measure: "Measure", asked: "FigureAddress", years: str) -> None:
    """One line a year and cell: at its end for a stock, over it for a flow."""
    from secretariat.engine.measures.declaring import Kind
    from secretariat.engine.measures.series import series
    from secretariat.web import wording

    flow = measure.kind is Kind.FLOW
    when = [Period.year(y) if flow else date(y, 12, 31) for y in _years(years)]
    for point in series(measure, when, by=asked.by, where=asked.where, known_at=asked.known_at):
        year = point.when.starts if isinstance(point.when, Period) else point.when
        cell = "\t".join(code or "-" for code in point.key)
        value = wording.value(measure.unit, point.value)
        click.echo("\t".join(part for part in (str(year)[:4], cell, value) if part))


def _years(words: str) -> Iterable[int]:
    first, _dots, last = words.partition("..")
    try:
        found = range(int(first), int(last or first) + 1)
        date(found[0], 1, 1), date(found[-1], 1, 1)
    except (ValueError, IndexError):
        raise BadInput(f"“{words}” are no years.", do="Write them as 2000..2025.") from None
    return found
