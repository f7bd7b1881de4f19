"""The one search over all registers: what of each a reader may see that holds her words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Any

from django.db.models import Q, QuerySet, Value

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.fetching import fetched
from secretariat.engine.registers.counting import Count
from secretariat.engine.registers.declaring import Register, registers
from secretariat.engine.registers.listing import in_order, plain_rows, shown
from secretariat.engine.search.matching import Question, Target, condition, gathered, words_of
from secretariat.engine.search.places import places

SHOWN = 5
COUNTED = 100  # hits of a register that are counted; more are said to be more
OPENED = 5  # registers whose records are fetched, all by one query
REFERRED = 300  # records referred to that are named in the one question over all registers
BEST, OTHERS = 0, 1


@dataclass(frozen=True, kw_only=True)
class Hits:
    """What a register holds: the first few records, best first, and how many there are.

    `records` is empty for the registers that come after the first few.
    """

    register: Register
    records: Sequence[Any]
    total: Count


def found(text: str, *, actor: Actor, on: date) -> tuple[Hits, ...]:
    """What holds every word of the text, register by register, those that name it first.

    First come records whose own columns hold the words themselves, then those that hold words
    that begin so, or refer to what does. Four queries, however many registers hold some.
    """
    words = words_of(text)
    rights = rights_of(actor, on=on)
    open_to_her = [one for one in registers() if one.search and rights.scopes(one.see)]
    if not words or not open_to_her:
        return ()
    numbers = _numbers(open_to_her, words, actor=actor, on=on)
    kept = [(register, *each) for register, each in zip(open_to_her, numbers, strict=True)]
    kept.sort(key=lambda one: not one[1])
    hits = [one for one in kept if one[2]]
    opened = [(register, _first(best, others)) for register, best, others in hits[:OPENED]]
    records = fetched(*(shown(register, first, on=on) for register, first in opened))
    ordered = [in_order(first, some) for (_one, first), some in zip(opened, records, strict=True)]
    return tuple(
        Hits(
            register=register,
            records=some,
            total=Count(number=min(len(others), COUNTED), exactly=len(others) <= COUNTED),
        )
        for (register, _best, others), some in zip(hits, chain(ordered, repeat(())), strict=False)
    )


def _first(best: Sequence[int], others: Sequence[int]) -> list[int]:
    return list(dict.fromkeys((*sorted(best), *sorted(others))))[:SHOWN]


def _numbers(
    asked: Sequence[Register], words: tuple[str, ...], *, actor: Actor, on: date
) -> list[tuple[list[int], list[int]]]:
    """Of each register the numbers of the best records, and of all: one query for all of them."""
    first, *others = _queries(asked, words, actor=actor, on=on)
    found: list[tuple[list[int], list[int]]] = [([], []) for _ in asked]
    for place, rank, number in first.union(*others, all=True):
        found[place][rank].append(number)
    return found


def _queries(
    asked: Sequence[Register], words: tuple[str, ...], *, actor: Actor, on: date
) -> Iterator[QuerySet[Any]]:
    question, exactly = Question(words=words), Question(words=words, exactly=True)
    targets = [Target(model=one.model, places=places(one.model, one.search)) for one in asked]
    referred = gathered(targets, question, most=REFERRED)
    for place, (register, target) in enumerate(zip(asked, targets, strict=True)):
        rows = plain_rows(register, actor=actor, on=on).order_by()
        itself = Target(
            model=target.model, places=tuple(one for one in target.places if not one.by)
        )
        ranked: tuple[tuple[int, Q, int], ...] = (
            ((BEST, condition(itself, exactly, {}), SHOWN),) if itself.places else ()
        )
        ranked += ((OTHERS, condition(target, question, referred), COUNTED + 1),)
        for rank, held, most in ranked:
            yield rows.filter(held).values_list(Value(place), Value(rank), "pk")[:most]
