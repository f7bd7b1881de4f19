"""Values held to the fields they are for, before anything is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.records.declaring import Action
from secretariat.kernel.errors import BadInput, Problem


def only(action: Action, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, all of fields the action sets; any other is refused."""
    unknown = sorted(set(values) - set(action.fields))
    if unknown:
        raise BadInput(
            _("“%(action)s” does not set %(fields)s.")
            % {"action": action.title, "fields": ", ".join(unknown)},
            do=_("It sets: %(fields)s.") % {"fields": ", ".join(action.fields)},
        )
    return dict(values)


def given(record: models.Model, values: Mapping[str, Any]) -> models.Model:
    """The record with these values, not yet kept."""
    for name, value in values.items():
        setattr(record, name, value)
    return record


def hold_to_fields(records: Sequence[models.Model]) -> None:
    """Hold each record's fields to their own rules; name every one that breaks one."""
    problems = [
        problem for number, record in enumerate(records, 1) for problem in _faults(number, record)
    ]
    if problems:
        raise BadInput(problems[0].wrong, problems=problems)


def _faults(number: int, record: models.Model) -> list[Problem]:
    # References are held by the database; asking for each one here would be a query a row.
    references = [f.name for f in record._meta.concrete_fields if f.is_relation]
    try:
        record.clean_fields(exclude=references)
    except ValidationError as error:
        return [
            Problem(
                where=f"{number}, {record._meta.get_field(name).verbose_name}",  # type: ignore[union-attr]
                found=str(getattr(record, name, "")),
                wrong=" ".join(words),
            )
            for name, words in error.message_dict.items()
        ]
    return []
