"""What every declared measure must fulfil, checked at start: each fault with a hint and an id."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet

from secretariat.engine.measures.declaring import Dimension, Measure, measures
from secretariat.engine.measures.fingerprints import symbolic
from secretariat.engine.measures.selections import Selection


def check_measures(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared measures."""
    declared = measures()
    return [*_keys_once(declared), *(fault for one in declared for fault in faults(one))]


def _keys_once(declared: Sequence[Measure]) -> Iterator[CheckMessage]:
    seen: set[str] = set()
    for one in declared:
        if one.key in seen:
            yield Error(
                f"Two measures are called {one.key}.",
                hint="A key names one measure for good: choose another.",
                obj=one.key,
                id="secretariat.E101",
            )
        seen.add(one.key)


def faults(measure: Measure) -> Iterator[CheckMessage]:
    """The faults of one measure."""
    yield from _words(measure)
    yield from _dates(measure)
    for definition in measure.definitions:
        try:
            selection = symbolic(measure, definition)
            rows = {name: plain.rows for name, plain in selection.plain().items()}
        except Exception as error:
            yield Error(
                f"{measure.key} can't be computed: {error}",
                hint="Its function takes a day (or span) and returns a selection of records.",
                obj=measure.key,
                id="secretariat.E104",
            )
            continue
        yield from _selections(measure, selection, rows)


def _words(measure: Measure) -> Iterator[CheckMessage]:
    missing = [
        what
        for what, said in (
            ("a title", measure.title),
            ("an authority", measure.authority),
            ("an owner", measure.owner),
            ("a definition in words (its docstring)", all(d.words for d in measure.definitions)),
        )
        if not said
    ]
    if missing:
        yield Error(
            f"{measure.key} lacks {' and '.join(missing)}.",
            hint="A published figure says what it counts, who asked for it and who answers for it.",
            obj=measure.key,
            id="secretariat.E102",
        )


def _dates(measure: Measure) -> Iterator[CheckMessage]:
    days = [definition.since for definition in measure.definitions[1:]]
    if None in days or days != sorted(set(days), key=str):
        yield Error(
            f"The definitions of {measure.key} are not in the order of their dates.",
            hint="Add a later definition after the earlier ones, each with its own first day.",
            obj=measure.key,
            id="secretariat.E103",
        )


def _selections(
    measure: Measure, selection: Selection, rows: dict[str, QuerySet[Any]]
) -> Iterator[CheckMessage]:
    for name, one in rows.items():
        many = many_sided_joins(one)
        if many:
            yield Error(
                f"{measure.key} ({name}) joins to many: {', '.join(many)}.",
                hint="A record would count more than once: use Exists, or count the other side.",
                obj=measure.key,
                id="secretariat.E105",
            )
        for dimension in measure.dimensions:
            yield from _path(measure, one, dimension)


def many_sided_joins(rows: QuerySet[Any]) -> list[str]:
    """The tables a query joins against the arrow of a reference."""
    return [
        alias
        for alias, join in rows.query.alias_map.items()
        if rows.query.alias_refcount.get(alias)
        and _leads_to_many(getattr(join, "join_field", None))
    ]


def _leads_to_many(field: Any) -> bool:
    return field is not None and not (field.many_to_one or field.one_to_one)


def _path(measure: Measure, rows: QuerySet[Any], dimension: Dimension) -> Iterator[CheckMessage]:
    """Every step of a dimension's path exists and leads forward, or the selection reckons it."""
    if dimension.path in rows.query.annotations:
        return
    here: Any = rows.model
    for step in dimension.path.split("__"):
        try:
            step_field = here._meta.get_field(step)
        except (FieldDoesNotExist, AttributeError):
            yield Error(
                f"{measure.key} by {dimension.key}: no {step} on the way {dimension.path}.",
                hint=f"The path starts at {rows.model._meta.label}.",
                obj=measure.key,
                id="secretariat.E106",
            )
            return
        if step_field.one_to_many or step_field.many_to_many:
            yield Error(
                f"{measure.key} by {dimension.key}: {step} leads to many.",
                hint="A record would count in several cells. Choose a path that leads forward.",
                obj=measure.key,
                id="secretariat.E107",
            )
            return
        here = step_field.related_model
    if here is not None and not any(f.name == dimension.code for f in here._meta.get_fields()):
        yield Error(
            f"{measure.key} by {dimension.key}: {here._meta.label} has no {dimension.code}.",
            hint="Name the column that tells its cells apart in addresses and files.",
            obj=measure.key,
            id="secretariat.E108",
        )
