"""The pyramid of composition: women and men by age, drawn and as a table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.bands import Age
from secretariat.areas.workforce.models.people import Sex
from secretariat.engine.measures.figures import Figure
from secretariat.kernel.charts.pyramid import Band, Pyramid, Side, draw_pyramid
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table


def pyramid(found: Figure) -> Chart | None:
    """Draw women and men by age: for who may see the figure cut by both."""
    counts = {one.key: None if one.withheld else int(one.value or 0) for one in found.cells}
    known = [band for band in Age if any(counts.get((band, sex), 0) != 0 for sex in Sex)]
    if not known:
        return None
    bands = [band for band in Age if known[0] <= band <= known[-1]][::-1]
    return Chart(
        key="pyramid",
        title=_finding(counts, bands),
        sentence=_(
            "Officials by their full years of age, women to the left and men to the right. Both "
            "sides start at zero and share one scale."
        ),
        drawing=draw_pyramid(
            Pyramid(
                key="pyramid",
                title=_("Officials by age, women and men"),
                description=_("; ").join(_in_words(band, counts) for band in bands),
                left=_("Women"),
                right=_("Men"),
                bands=tuple(
                    Band(
                        label=str(band.label),
                        left=_side(_held(counts, band, Sex.FEMALE)),
                        right=_side(_held(counts, band, Sex.MALE)),
                    )
                    for band in bands
                ),
            )
        ),
        table=_pyramid_table(counts, bands),
    )


Counts = dict[tuple[str | None, ...], int | None]
"""How many of each age and sex; None where that is withheld."""


def _held(counts: Counts, band: Age, sex: Sex) -> int | None:
    return counts.get((band.value, sex.value), 0)


def _side(number: int | None) -> Side:
    return Side(value=number, words=_told(number))


def _told(number: int | None) -> str:
    return formats.WITHHELD if number is None else formats.number(number)


def _of_band(band: Age, counts: Counts) -> int | None:
    """All of a band; withheld with any of its sides."""
    held = [_held(counts, band, sex) for sex in Sex]
    known = [one for one in held if one is not None]
    return sum(known) if len(known) == len(held) else None


def _finding(counts: Counts, bands: Sequence[Age]) -> str:
    sizes = {band: _of_band(band, counts) for band in bands}
    known = {band: size for band, size in sizes.items() if size is not None}
    if len(known) < len(sizes):
        return _("Officials by age, women and men")
    largest = max(known, key=lambda band: known[band])
    told = {"band": largest.label, "count": formats.number(known[largest])}
    return _("The largest band of age is %(band)s: %(count)s officials") % told


def _in_words(band: Age, counts: Counts) -> str:
    told = {
        "band": band.label,
        "women": _told(_held(counts, band, Sex.FEMALE)),
        "men": _told(_held(counts, band, Sex.MALE)),
    }
    return _("%(band)s: %(women)s women, %(men)s men") % told


def _pyramid_table(counts: Counts, bands: Sequence[Age]) -> Table:
    sexes = [one for one in Sex if any(_held(counts, band, one) != 0 for band in bands)]
    heads = [wording.heading(str(one.label)) for one in sexes]
    rows = [
        Row(
            cells=(
                Cell(text=str(band.label)),
                *(Cell(text=_told(_held(counts, band, one))) for one in sexes),
                Cell(text=_told(_of_band(band, counts))),
            )
        )
        for band in bands
    ]
    return Table(
        caption=_("Officials by age, women and men"),
        columns=(
            Column(label=_("Age")),
            *(Column(label=label, is_number=True) for label in (*heads, _("All"))),
        ),
        rows=tuple(rows),
    )
