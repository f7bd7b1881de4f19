"""Asking beforehand what a draft's figures will take: breakdowns and codes, each kind at once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from secretariat.engine.access.covering import Sight
from secretariat.engine.measures.cells import look_up_beforehand
from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import When, count_beforehand, select
from secretariat.engine.publishing.citing import Citation, read_citation
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.spreads import Spread, read_spread
from secretariat.kernel.errors import ProductError

Cut = tuple[Measure, When, tuple[str, ...], dict[str, str | None]]


def ask_beforehand(stated: Sequence[tuple[bool, str]], *, reader: Reader, sees: Sight) -> None:
    """Read what all these tables, charts (True) and figures take; what is amiss is left out.

    Whoever reads them one by one afterwards finds the same, and says what is amiss.
    """
    read = [one for is_spread, says in stated for one in _read(is_spread, says)]
    cuts = [cut for one in read if isinstance(one, Spread) for cut in _of_spread(one)]
    cuts += _of_figures([one for one in read if isinstance(one, Citation)])
    count_beforehand(cut for cut in cuts if reader.is_cleared(cut[0], cut[1]))
    reader.read_beforehand((measure_of(one.measure), when) for one in read for when in _whens(one))
    look_up_beforehand((cell for one in read for cell in _named(one)), sees=sees)


def _read(is_spread: bool, says: str) -> Iterator[Citation | Spread]:
    """What is cited, if it can be read and is of a measure on a date it has."""
    try:
        one: Citation | Spread = read_spread(says) if is_spread else read_citation(says)
        measure = measure_of(one.measure)
        for name in (*dict(one.where), *_dimensions(one)):
            measure.dimension(name)
        for when in _whens(one):
            select(measure, when)
    except ProductError:
        return
    yield one


def _whens(one: Citation | Spread) -> tuple[When, ...]:
    return one.whens if isinstance(one, Spread) else (one.when,)


def _dimensions(one: Citation | Spread) -> tuple[str, ...]:
    """What a table is cut by."""
    return tuple(name for name in (one.by, one.across) if name) if isinstance(one, Spread) else ()


def _of_spread(one: Spread) -> Iterator[Cut]:
    """The breakdowns that its rows and its cells are read from."""
    measure, where = measure_of(one.measure), dict(one.where)
    for when in one.whens if one.by else ():
        if not one.rows:
            yield measure, when, (one.by,), where
        for by in {(one.by,), *({(one.across,), (one.by, one.across)} if one.across else ())}:
            yield measure, when, tuple(sorted({*by, *where})), {}


def _of_figures(cited: Sequence[Citation]) -> Iterator[Cut]:
    """The breakdowns of which more than one figure is a cell."""
    cells = Counter((one.measure, one.when, tuple(sorted(dict(one.where)))) for one in set(cited))
    for (key, when, by), count in cells.items():
        if by and count > 1:
            yield measure_of(key), when, by, {}


def _named(one: Citation | Spread) -> Iterator[tuple[Measure, When, dict[str, str | None]]]:
    """The cells that somebody named, and whose codes are looked up."""
    measure, when = measure_of(one.measure), _whens(one)[0]
    yield measure, when, dict(one.where)
    if isinstance(one, Spread):
        for name, codes in ((one.by, one.rows), (one.across, one.sides)):
            yield from ((measure, when, {name: code}) for code in codes)
