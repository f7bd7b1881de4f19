"""What a program sends for an action, as values: strictly by the fields the action sets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.fitting import only
from secretariat.kernel.errors import BadInput, Problem
from secretariat.web.records.forms import typed


def values(action: Action, given: Any, *, where: str, partly: bool, sees: Sight) -> dict[str, Any]:
    """Read one record's values. A field not sent is empty in a new record, `partly` stays.

    Raises BadInput naming each field that can't be used.
    """
    if not isinstance(given, dict):
        raise BadInput(_("%(where)s is not a JSON object.") % {"where": where})
    only(action, given)
    asked = replace(action, fields=tuple(given)) if partly else action
    found = typed(
        asked, {name: _typed(action, name, value) for name, value in given.items()}, sees=sees
    )
    if found.errors:
        problems = [
            Problem(where=f"{where}.{name}", found=str(given.get(name, "")), wrong=" ".join(words))
            for name, words in found.errors.items()
        ]
        raise BadInput(str(problems[0]), problems=problems)
    return dict(found.values)


def _typed(action: Action, name: str, value: Any) -> str:
    """The value as a form would send it, so that one rule reads both."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, dict | list):
        raise BadInput(_("“%(name)s” takes a single value.") % {"name": name})
    field = action.model._meta.get_field(name)
    if isinstance(field, models.ForeignKey) and isinstance(value, str):
        return _number(field, value)
    return str(value)


def _number(field: Any, code: str) -> str:
    """The number of the record a code names; a number itself stays."""
    related = field.related_model
    if not any(one.name == "code" for one in related._meta.concrete_fields):
        return code
    found = related._default_manager.filter(code=code).values_list("pk", flat=True).first()
    return code if found is None else str(found)


def numbers(given: Mapping[str, Any], name: str, *, most: int) -> list[int]:
    """Read the numbers of records."""
    found = given.get(name)
    if not isinstance(found, list) or not all(type(one) is int for one in found) or not found:
        raise BadInput(
            _("“%(name)s” takes a list of the records' numbers.") % {"name": name},
            do=_("Send for example: %(example)s.") % {"example": '"records": [12, 15]'},
        )
    if len(found) > most:
        raise BadInput(
            _("At most %(most)s records at a time.") % {"most": most},
            do=_("Send the rest after that, or import a file."),
        )
    return list(dict.fromkeys(found))


def version_by_number(given: Mapping[str, Any]) -> dict[int, int] | None:
    """Read which version of each record the program began from, if it says."""
    sent = given.get("began_from")
    if sent is None:
        return None
    try:
        return {int(number): int(version) for number, version in sent.items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise BadInput(
            _("“began_from” takes the version by the record's number."),
            do=_("Send for example: %(example)s.") % {"example": '"began_from": {"12": 3401}'},
        ) from error


def text(given: Mapping[str, Any], name: str) -> str:
    """Read a text, or none."""
    found = given.get(name, "")
    if not isinstance(found, str):
        raise BadInput(_("“%(name)s” takes a text.") % {"name": name})
    if "\0" in found:
        raise BadInput(_("“%(name)s” holds a character that no text can hold.") % {"name": name})
    return found
