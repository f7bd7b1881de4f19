"""The database's names of fields."""

from typing import Any

from django.db import models


def column_of(field: Any) -> str:
    """The column a field is kept in."""
    return str(field.column)


def column_named(model: type[models.Model], name: str) -> str:
    """The column of the field of this name."""
    return column_of(model._meta.get_field(name))
