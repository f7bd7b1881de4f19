"""Mistakes mended: what had been entered wrong of an official, with the reason it had been."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from secretariat.areas.workforce.registers import KINDS
from secretariat.example.entries import Act, ChangingEach
from secretariat.example.workforce.importing import importing
from secretariat.example.workforce.lists import HR, at
from secretariat.example.workforce.mistaking import Mistakes
from secretariat.example.workforce.telling import HELD, OFFICIALS, Row, holdings_told, person_row
from secretariat.example.workforce.truth import Official

MISREAD = "The application form had been misread: the official’s passport says otherwise."
OF_ANOTHER = "The nationality of another official had been entered."
AFTER = 40  # the minute of the hour at which lists have been entered


def mending_past(mistakes: Mistakes) -> Iterator[Act]:
    """Every correction, some of one day together."""
    yield from _people(mistakes)
    yield from _states(mistakes)


def _people(mistakes: Mistakes) -> Iterator[Act]:
    def mended(pair: tuple[Official, object]) -> date:
        return mistakes.of_person[pair[0]].mended

    found = sorted(mistakes.of_person.items(), key=mended)
    for day, group in groupby(found, key=mended):
        rows = [person_row(one, one.sex, one.born) for one, _wrong in group]
        yield importing(OFFICIALS, rows, at=at(day, AFTER), by=HR, reason=MISREAD)


def _states(mistakes: Mistakes) -> Iterator[Act]:
    def mended(pair: tuple[Official, tuple[str, date]]) -> date:
        return pair[1][1]

    amend = next(one for one in KINDS if one.key == "nationalities").amend
    for day, group in groupby(sorted(mistakes.of_state.items(), key=mended), key=mended):
        wrong = list(group)
        each = tuple(
            ({"official": one.code, "state": state}, {"state": one.state})
            for one, (state, _day) in wrong
        )
        yield ChangingEach(at=at(day, AFTER + 1), by=HR, reason=OF_ANOTHER, action=amend, each=each)
        rows = [row for one, _wrong in wrong for row in _counted_anew(one, day)]
        yield importing(HELD, rows, at=at(day, AFTER + 2), by=HR, reason=OF_ANOTHER)


def _counted_anew(official: Official, day: date) -> Iterator[Row]:
    for row in holdings_told(official, day):
        yield {**row, "counts_for": official.state}
