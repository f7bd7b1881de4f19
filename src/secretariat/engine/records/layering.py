"""Reckoning in layers: what a selection reckoned becomes columns, to be reckoned further with.

The ORM writes an expression out wherever it is named again. A number that rests on others, which
rest on others, then becomes a statement of hundreds of questions. Between two layers everything is
reckoned once.
"""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.datastructures import BaseTable

Q = TypeVar("Q", bound="QuerySet[Any]")


class Layer(BaseTable):
    """A selection that stands where its table would: the same columns, and what it reckoned."""

    def __init__(self, name: str, alias: str, query: Any) -> None:
        super().__init__(name, alias)
        self.query = query

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The selection in brackets; OFFSET 0 keeps the planner from writing it out again."""
        text, params = self.query.get_compiler(connection=connection).as_sql()
        alias = compiler.quote_name_unless_alias(self.table_alias)
        return f"({text} OFFSET 0) {alias}", tuple(params)

    def relabeled_clone(self, change_map: dict[str | None, str]) -> "Layer":
        """The same under another name."""
        alias = change_map.get(self.table_alias) or str(self.table_alias)
        return Layer(self.table_name, alias, self.query)

    @property
    def identity(self) -> tuple[Any, ...]:
        """A layer is like no other."""
        return (*super().identity, id(self.query))


def layered(rows: Q) -> Q:
    """The same records, with all that the selection reckoned as plain columns."""
    reckoned = rows.query.annotation_select
    inner = rows.order_by().query.chain()
    outer: Any = rows.model._default_manager.all()
    alias = outer.query.get_initial_alias()
    outer.query.alias_map[alias] = Layer(rows.model._meta.db_table, alias, inner)
    return outer.annotate(**{name: _column(outer, name, reckoned[name]) for name in reckoned})  # type: ignore[no-any-return]


def _column(outer: QuerySet[Any], name: str, expression: Any) -> Col:
    field = expression.output_field.clone()
    field.set_attributes_from_name(name)
    field.model = outer.model
    return Col(outer.query.get_initial_alias(), field)
