"""Which of many selections hold one record: asked in one statement, each part of it made once.

To make the SQL of a selection takes longer than to ask it. For a day or a period it is the same
whatever the record, and is kept; but not where something was read while it was made, such as the
formula in force: that may be another the next time.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections, router

from secretariat.engine.measures.compiling import NOTHING, RECORD, Sql, numbered
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import When, select
from secretariat.engine.measures.remembering import keeps
from secretariat.kernel.periods import Period

MOST_KEPT = 2_000
_KEPT: dict[Hashable, dict[str, Sql]] = {}
_COUNTED: dict[Callable[..., Any], dict[str, type[Any]]] = {}

Place = tuple[Measure, When, str]
"""A measure, when, and one of its selections by name: value, or part and whole."""


def counting(measure: Measure, when: When, model: type[Any]) -> list[str]:
    """The selections of a measure that count records of this kind; of most measures there is none.

    Which kinds a definition counts is asked of it once: it is code, and the same on every day.
    """
    defined = _defined(measure, when)
    if defined not in _COUNTED:
        plain = select(measure, when).plain()
        _COUNTED[defined] = {name: one.rows.model for name, one in plain.items()}
    return [name for name, counted in _COUNTED[defined].items() if counted is model]


def holding(record: Any, asked: Sequence[Place]) -> list[Place]:
    """Those of the selections, all of records of its kind, that hold the record."""
    alias = router.db_for_read(type(record))
    made = [(place, _sql(place, alias)) for place in asked]
    questions = [(place, sql) for place, sql in made if sql is not NOTHING]
    if not questions:
        return []
    exists = f'EXISTS (SELECT FROM ({{}}) s WHERE s."{RECORD}" = %s)'
    params = [param for _place, sql in questions for param in (*sql.params, record.pk)]
    with connections[alias].cursor() as cursor:
        listed = ", ".join(exists.format(sql.text) for _place, sql in questions)
        cursor.execute(f"SELECT {listed}", params)
        answers = cursor.fetchone()
    return [place for (place, _sql), holds in zip(questions, answers, strict=True) if holds]


def _defined(measure: Measure, when: When) -> Callable[..., Any]:
    """The definition in force: on the day, or on the last of the period."""
    day = when.ends if isinstance(when, Period) else when
    assert day is not None  # what is asked about are days and whole years
    return measure.on(day).selects


def _sql(place: Place, alias: str) -> Sql:
    measure, when, name = place
    key = (_defined(measure, when), when, alias)
    if key in _KEPT:
        return _KEPT[key][name]
    with _reading() as has_read:
        plain = select(measure, when).plain()
        made = {name: numbered(one, (), using=alias) for name, one in plain.items()}
    if not has_read and not keeps():  # what is kept elsewhere may have been read before
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = made
    return made[name]


@contextmanager
def _reading() -> Iterator[list[str]]:
    """Note the statements that are run within, on whichever side."""
    noted: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        noted.append(sql)
        return execute(sql, *rest)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(note))
        yield noted
