"""Records that hold words: a condition that the indexes of the searched tables answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet, Subquery, TextField, Value

from secretariat.engine.search.places import Model, Place, places

MOST_WORDS = 12  # of one question: the rest would only cost
LONGEST_WORD = 100  # letters: nothing is written with more, and an index can't hold any number
MOST_REFERRED = 5_000  # records that hold a word which are named one by one; of more all are read

Sought = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is looked for: every one of these words, in any form or exactly as written."""

    words: Sought
    exactly: bool = False


@dataclass(frozen=True, kw_only=True)
class Target:
    """Which tables are searched for records of a kind."""

    model: Model
    places: tuple[Place, ...]


def words_of(text: str) -> Sought:
    """The words of what somebody typed, marks left out, each once."""
    found = re.findall(r"[^\W_]+", text)
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in found))[:MOST_WORDS]


def holding(rows: QuerySet[Any], paths: Sequence[str], text: str) -> QuerySet[Any]:
    """Narrow to the records that hold every word of the text, in any of the places.

    Other forms of a word count, and words that begin with it. A text without any word narrows
    nothing. One query asks first how common each word is: a word that very many records hold is
    looked up once for all of them, and not record by record.
    """
    question = Question(words=words_of(text))
    if not question.words:
        return rows
    target = Target(model=rows.model, places=places(rows.model, paths))
    return rows.filter(condition(target, question, gathered([target], question, with_own=True)))


Asked = tuple[Place, Sought]
Gathered = Mapping[Asked, list[Any] | None]


def condition(target: Target, question: Question, found: Gathered) -> Q:
    """What a record fulfils that holds every word; without a place to look, none does."""
    if not target.places:
        return Q(pk__in=[])
    held = Q()
    for some in _parts(target, question):
        asked = Question(words=some, exactly=question.exactly)
        held &= reduce(or_, (_in_place(target.model, one, asked, found) for one in target.places))
    return held


def _parts(target: Target, question: Question) -> Sequence[Sought]:
    """The words looked for together: those in one table are one question to its index.

    Where there are several tables, each word may stand in another.
    """
    if len(target.places) == 1 and not target.places[0].by:
        return [question.words]
    return [(word,) for word in question.words]


def gathered(
    targets: Iterable[Target],
    question: Question,
    *,
    most: int | None = None,
    with_own: bool = False,
) -> Gathered:
    """The records referred to that hold each word: one query, however many tables and words.

    They are few, and the database that knows them chooses well how to find what refers to them.
    Nothing is kept for a place where they are more than `most`. `with_own` asks the same of the
    records that are searched themselves.
    """
    bound = MOST_REFERRED if most is None else most
    asked = list(
        dict.fromkeys(
            (_at_itself(one), some)
            for target in targets
            for one in target.places
            for some in _parts(target, question)
            if one.by or with_own
        )
    )
    if not asked:
        return {}
    queries = [
        place.model._base_manager.filter(
            _held(place, Question(words=some, exactly=question.exactly))
        )
        .order_by()
        .values_list(Value(number), "pk")[: bound + 1]
        for number, (place, some) in enumerate(asked)
    ]
    first, *others = queries
    found: dict[Asked, list[Any] | None] = {pair: [] for pair in asked}
    for number, key in first.union(*others, all=True) if others else first:
        kept = found[asked[number]]
        if kept is not None:
            kept.append(key)
    return {pair: _few(keys, bound) for pair, keys in found.items()}


def _few(keys: list[Any] | None, bound: int) -> list[Any] | None:
    return keys if keys is not None and len(keys) <= bound else None


def _at_itself(place: Place) -> Place:
    """The same table and columns, however one is led there."""
    return Place(model=place.model, by=(), columns=place.columns)


def _in_place(model: Model, place: Place, question: Question, found: Gathered) -> Q:
    known: Any = found.get((_at_itself(place), question.words), None if place.by else ())
    if known is None:
        keys = _keys(place.model, Q(_held(place, question)))
        return _among_very_many(model, place.by, keys)
    return _referring(model, place.by, known) if place.by else Q(_held(place, question))


def _among_very_many(model: Model, by: Sequence[str], keys: QuerySet[Any]) -> Q:
    """What is one of these records, or refers to one, reference by reference.

    They are read from the index once, and each record is then looked up among them. Asked of each
    record its words would be taken apart anew, which takes far longer than the database reckons.
    """
    field: Any = model._meta.get_field(by[0]) if by else model._meta.pk
    if len(by) > 1:
        other = field.related_model
        keys = _keys(other, _among_very_many(other, by[1:], keys))
    return Q(_OneOf(F(field.attname), Subquery(keys), output_field=BooleanField()))


def _referring(model: Model, by: Sequence[str], keys: Any) -> Q:
    """What refers to the records with these keys, reference by reference.

    Keys still to be asked for are few; they are asked once and made an array, which an index on
    the reference can be searched for, also beside an "or": a join would read the whole table.
    """
    if isinstance(keys, list) and not keys:
        return Q(pk__in=[])
    field: Any = model._meta.get_field(by[0])
    if len(by) > 1:
        other = field.related_model
        keys = _keys(other, _referring(other, by[1:], keys))
    if isinstance(keys, list):
        return Q(**{f"{field.attname}__in": keys})
    return Q(_joined(F(field.attname), _Array(keys), by=" = ANY"))


def _keys(model: Model, held: Q) -> QuerySet[Any]:
    return model._base_manager.filter(held).order_by().values("pk")


def _held(place: Place, question: Question) -> Func:
    # Asked for inside, so that the database does not know the words while it plans: it takes an
    # index to cost as much as reading all, where it knows that nearly all records hold them.
    sought = Func(
        *(
            Func(Value(word), Value(question.exactly), function="secretariat.sought")
            for word in question.words
        ),
        template="(SELECT %(expressions)s)",
        arg_joiner=" && ",
        output_field=TextField(),
    )
    return _joined(place.entry, sought, by=" @@ ")


class _OneOf(Func):
    """Said to be true, it is asked of each record, and not made a join of guessed length."""

    template = "(%(expressions)s) IS TRUE"
    arg_joiner = " IN "


class _Array(ArraySubquery):
    template = "(ARRAY(%(subquery)s))"


def _joined(left: Any, right: Any, *, by: str) -> Func:
    return Func(left, right, template="%(expressions)s", arg_joiner=by, output_field=BooleanField())
