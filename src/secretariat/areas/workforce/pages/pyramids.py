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
    counts = {one.key: int(one.value or 0) for one in found.cells}
    known = [band for band in Age if any(counts.get((band.value, sex)) for sex in Sex.values)]
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
                description="; ".join(_in_words(band, counts) for band in bands),
                left=_("Women"),
                right=_("Men"),
                bands=tuple(
                    Band(
                        label=str(band.label),
                        left=_side(counts.get((band.value, Sex.FEMALE), 0)),
                        right=_side(counts.get((band.value, Sex.MALE), 0)),
                    )
                    for band in bands
                ),
            )
        ),
        table=_pyramid_table(counts, bands),
    )


Counts = dict[tuple[str | None, ...], int]


def _side(number: int) -> Side:
    return Side(value=number, words=formats.number(number))


def _of_band(band: Age, counts: Counts) -> int:
    return sum(counts.get((band.value, sex), 0) for sex in Sex.values)


def _finding(counts: Counts, bands: Sequence[Age]) -> str:
    largest = max(bands, key=lambda band: _of_band(band, counts))
    told = {"band": largest.label, "count": formats.number(_of_band(largest, counts))}
    return _("The largest band of age is %(band)s: %(count)s officials") % told


def _in_words(band: Age, counts: Counts) -> str:
    told = {
        "band": band.label,
        "women": formats.number(counts.get((band.value, Sex.FEMALE), 0)),
        "men": formats.number(counts.get((band.value, Sex.MALE), 0)),
    }
    return _("%(band)s: %(women)s women, %(men)s men") % told


def _pyramid_table(counts: Counts, bands: Sequence[Age]) -> Table:
    sexes = [one for one in Sex if any(counts.get((band.value, one)) for band in bands)]
    heads = [wording.heading(str(one.label)) for one in sexes]
    rows = [
        Row(
            cells=(
                Cell(text=str(band.label)),
                *(Cell(text=formats.number(counts.get((band.value, one), 0))) for one in sexes),
                Cell(text=formats.number(_of_band(band, counts))),
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
