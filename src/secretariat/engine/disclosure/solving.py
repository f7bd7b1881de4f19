"""The highest and lowest that numbers bound by sums can be: HiGHS, and its answers checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.engine.disclosure.systems import Cell, Row

NEARLY_WHOLE = 1e-5


class NoAnswer(Exception):
    """The sums contradict each other, or what was asked has no bound."""


@dataclass(frozen=True)
class Bounds:
    """The least and the most a number may be."""

    lowest: int
    highest: int

    @property
    def width(self) -> int:
        """How far the number may move."""
        return self.highest - self.lowest

    @property
    def is_one(self) -> bool:
        """Whether it may be one number only."""
        return self.lowest == self.highest


class Program:
    """Numbers within bounds that fulfil rows of sums, to be pushed as far as they go.

    The solver reckons in floating point: what it answers as whole numbers is put into the rows
    again, in whole numbers, before anybody relies on it.
    """

    def __init__(self, rows: Sequence[Row], bounds: Mapping[Cell, Bounds], *, whole: bool) -> None:
        self._rows, self._bounds, self._cells = rows, bounds, list(bounds)
        self._place = {cell: place for place, cell in enumerate(self._cells)}
        self._highs = _passed(rows, [bounds[cell] for cell in self._cells], self._place, whole)

    def most(self, worth: Mapping[Cell, float]) -> dict[Cell, float]:
        """Numbers for which the worth of all is highest. Raises NoAnswer."""
        import highspy  # here: the numbers library takes longer to load than a page

        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for cell, one in worth.items():
            self._highs.changeColCost(self._place[cell], float(one))
        self._highs.run()
        status = self._highs.getModelStatus()
        found = self._highs.getSolution().col_value
        for cell in worth:
            self._highs.changeColCost(self._place[cell], 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            raise NoAnswer(str(status))
        return dict(zip(self._cells, found, strict=True))

    def checked(self, found: Mapping[Cell, float]) -> dict[Cell, int] | None:
        """The answer as whole numbers that fulfil every row exactly, or None if they are not."""
        numbers = {cell: round(value) for cell, value in found.items()}
        near = all(abs(found[cell] - number) < NEARLY_WHOLE for cell, number in numbers.items())
        return numbers if near and self._fulfilled(numbers) else None

    def _fulfilled(self, numbers: Mapping[Cell, int]) -> bool:
        within = all(
            self._bounds[cell].lowest <= number <= self._bounds[cell].highest
            for cell, number in numbers.items()
        )
        return within and all(
            sum(factor * numbers[cell] for cell, factor in row.terms) == row.equals
            for row in self._rows
        )


def _passed(
    rows: Sequence[Row], bounds: Sequence[Bounds], place: Mapping[Cell, int], whole: bool
) -> Any:
    import highspy
    import numpy

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(bounds), len(rows)
    model.col_cost_ = numpy.zeros(len(bounds))
    model.col_lower_ = numpy.array([one.lowest for one in bounds], dtype=float)
    model.col_upper_ = numpy.array([one.highest for one in bounds], dtype=float)
    sums = numpy.array([row.equals for row in rows], dtype=float)
    model.row_lower_ = model.row_upper_ = sums
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = numpy.cumsum([0, *(len(row.terms) for row in rows)])
    model.a_matrix_.start_ = starts.astype(numpy.int32)
    terms = [term for row in rows for term in row.terms]
    model.a_matrix_.index_ = numpy.array([place[cell] for cell, _f in terms], dtype=numpy.int32)
    model.a_matrix_.value_ = numpy.array([factor for _cell, factor in terms], dtype=float)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(bounds)
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)  # the same answer on every computer
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    highs.passModel(model)
    return highs
