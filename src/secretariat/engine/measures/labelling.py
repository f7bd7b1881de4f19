"""Codes and words of cells: what a reader calls each value of each dimension."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from secretariat.engine.fetching import fetched
from secretariat.engine.measures.compiling import column, target
from secretariat.engine.measures.declaring import Dimension
from secretariat.engine.measures.remembering import is_kept, keep, keeps, once
from secretariat.engine.measures.selections import Selection
from secretariat.engine.records.naming import named_by

CellKey = tuple[str | None, ...]
Key = tuple[Any, ...] | None  # a value per dimension as it is kept; None: in all
Named = tuple[Key, CellKey, tuple[str, ...]]  # a cell with its codes and words


class Said(NamedTuple):
    """What a value of a dimension is called, and what it is ordered by."""

    code: str
    word: str
    place: Any


class Labels:
    """Codes and words of cells; each value is looked up and put into words once for all cells."""

    def __init__(self, said: Sequence[Mapping[Any, Said]]) -> None:
        self._codes: list[dict[Any, str | None]] = [
            {None: None} | {raw: value.code for raw, value in one.items()} for one in said
        ]
        self._words: list[dict[Any, str]] = [
            {None: ""} | {raw: value.word for raw, value in one.items()} for one in said
        ]
        self._ranks = [_ranked(one) for one in said]

    def codes(self, key: Any) -> CellKey:
        """A code per dimension."""
        return tuple(map(dict.__getitem__, self._codes, key or ()))

    def words(self, key: Any) -> tuple[str, ...]:
        """What a reader calls each dimension's value; "" where it is not stated."""
        return tuple(map(dict.__getitem__, self._words, key or ()))

    def order(self, key: Any) -> tuple[int, ...]:
        """Cells by their codes, or as their dimension orders them, "not stated" last."""
        return tuple(map(dict.__getitem__, self._ranks, key))

    def in_order(self, keys: Collection[Any]) -> list[Named]:
        """All cells in their order, with codes and words.

        Looked up dimension by dimension, and each cell's ranks made one number: much faster than
        cell by cell.
        """
        columns = list(zip(*keys, strict=True))
        places = map(sum, _looked_up(_as_digits(self._ranks), columns))
        codes, words = _looked_up(self._codes, columns), _looked_up(self._words, columns)
        ranked = sorted(zip(places, keys, codes, words, strict=True), key=itemgetter(0))
        return [(key, codes, words) for _place, key, codes, words in ranked]


def _looked_up(
    said: Sequence[Mapping[Any, Any]], columns: Sequence[Sequence[Any]]
) -> Iterator[tuple[Any, ...]]:
    """What each dimension says of each cell."""
    return zip(
        *(map(one.__getitem__, raws) for one, raws in zip(said, columns, strict=False)), strict=True
    )


def _as_digits(ranks: Sequence[Mapping[Any, int]]) -> list[dict[Any, int]]:
    """The ranks of each dimension as a digit of one number, the first dimension's the highest."""
    worth, digits = 1, list[dict[Any, int]]()
    for one in reversed(ranks):
        digits.append({raw: rank * worth for raw, rank in one.items()})
        worth *= len(one)
    return digits[::-1]


def _ranked(said: Mapping[Any, Said]) -> dict[Any, int]:
    """The place of each value: numbers are compared faster than codes, cell after cell."""
    ordered = sorted(said, key=lambda raw: said[raw].place)
    return {raw: place for place, raw in enumerate((*ordered, None))}


def labels(
    selection: Selection, cuts: Sequence[Sequence[Dimension]], keys: Sequence[Sequence[Any]]
) -> list[Labels]:
    """Codes and words of the cells of each cut; all referred records by one query."""
    rows = next(iter(selection.plain().values())).rows
    dimensions = [one for by in cuts for one in by]
    raws = [found for by, some in zip(cuts, keys, strict=True) for found in _raws(by, some)]
    said = iter(_said(rows, dimensions, raws))
    return [Labels([next(said) for _one in by]) for by in cuts]


def _raws(by: Sequence[Dimension], keys: Sequence[Any]) -> list[set[Any]]:
    """The different values of each dimension."""
    columns = list(zip(*(key for key in keys if key is not None), strict=True))
    return [set(column) - {None} for column in columns] or [set() for _one in by]


def _said(
    rows: Any, dimensions: Sequence[Dimension], raws: Sequence[set[Any]]
) -> list[dict[Any, Said]]:
    """The code and the words of each value of each dimension; referred records in one query."""
    models = [target(rows, one) for one in dimensions]
    wanted = [(model, some) for model, some in zip(models, raws, strict=True) if model is not None]
    found = iter(_records(wanted))
    return [
        _chosen(rows, dimension, some) if model is None else _referred(dimension, next(found))
        for dimension, model, some in zip(dimensions, models, raws, strict=True)
    ]


def _records(wanted: Sequence[tuple[Any, set[Any]]]) -> list[list[Any]]:
    """The records of these numbers of each table, with what names them; by one query.

    What was read beforehand is not read again.
    """
    kept = [{raw for raw in some if is_kept((model, "pk", raw))} for model, some in wanted]
    lacking = [some - own for (_model, some), own in zip(wanted, kept, strict=True)]
    lists = [
        model._base_manager.filter(pk__in=some).select_related(*named_by(model)).order_by()
        for (model, _some), some in zip(wanted, lacking, strict=True)
        if some or not keeps()
    ]
    read = iter(fetched(*lists) if lists else ())
    return [
        [
            *(once((model, "pk", raw), lambda: None) for raw in own),
            *(next(read) if some or not keeps() else ()),
        ]
        for (model, _some), own, some in zip(wanted, kept, lacking, strict=True)
    ]


def name_beforehand(asked: Iterable[tuple[Selection, Sequence[Dimension], Sequence[Any]]]) -> None:
    """Read what `labels` is going to be asked for, of several selections, by one query."""
    wanted: dict[Any, set[Any]] = {}
    for selection, by, keys in asked:
        rows = next(iter(selection.plain().values())).rows
        for dimension, raws in zip(by, _raws(by, keys), strict=True):
            model = target(rows, dimension)
            if model is not None:
                wanted.setdefault(model, set()).update(raws)
    for model, records in zip(wanted, _records(list(wanted.items())), strict=True):
        for one in records:
            keep((model, "pk", one.pk), one)


def _chosen(rows: Any, dimension: Dimension, raws: set[Any]) -> dict[Any, Said]:
    choices = {code: str(word) for code, word in column(rows, dimension).flatchoices}
    return {raw: Said(str(raw), choices.get(raw, str(raw)), str(raw)) for raw in raws}


def _referred(dimension: Dimension, records: Sequence[Any]) -> dict[Any, Said]:
    order = dimension.order or dimension.code
    return {
        one.pk: Said(str(getattr(one, dimension.code)), str(one), getattr(one, order))
        for one in records
    }
