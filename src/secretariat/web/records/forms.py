"""The fields of an action as a form, and what was typed as values, without touching a record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.naming import named_by
from secretariat.web import wording
from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Field
from secretariat.web.records import choosing


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What came in for an action: values that can be used, and what is wrong by field."""

    values: Mapping[str, Any]
    errors: Mapping[str, tuple[str, ...]]


def typed(
    action: Action, posted: Mapping[str, str], *, sees: Sight, record: models.Model | None = None
) -> Typed:
    """Read each field by its own rules; the action itself is asked later.

    A reference to what she may not see answers as one to nothing, unless the record has it already.
    """
    values: dict[str, Any] = {}
    errors: dict[str, tuple[str, ...]] = {}
    for name in action.fields:
        asked = _form_field(action, name, record, sees)
        try:
            if isinstance(asked, forms.ModelChoiceField) and choosing.written(name) in posted:
                values[name] = choosing.found_by(asked, posted[choosing.written(name)])
            else:
                values[name] = asked.clean(posted.get(name, ""))
        except ValidationError as error:
            errors[name] = tuple(error.messages)
    return Typed(values=values, errors=errors)


def fields(
    action: Action,
    record: models.Model | None,
    posted: Mapping[str, str] | None,
    found: Typed,
    *,
    sees: Sight,
    recorded_now: Mapping[str, str] | None = None,
    begins_with: Mapping[str, str] | None = None,
) -> tuple[Field, ...]:
    """Show each field with what was typed, or else with what the record holds.

    A menu offers what she may see, and what the record already refers to; among more than a menu
    holds, a code is asked for. Beside a field named by `recorded_now` stands what another has
    recorded meanwhile. A new record `begins_with` what the way to its form named.
    """
    begins, now = begins_with or {}, recorded_now or {}
    shown = []
    for name in action.fields:
        asked = _form_field(action, name, record, sees)
        value = _shown(action, name, record, posted)
        value = begins.get(name, value) if posted is None else value
        one = _field(action, name, value, found.errors.get(name, ()), form_field=asked)
        if isinstance(asked, forms.ModelChoiceField):
            one = _reference(one, asked, posted or {})
        shown.append(_noted(one, asked, now[name]) if name in now else one)
    return tuple(shown)


def as_recorded(posted: Mapping[str, str], found: Typed) -> dict[str, str]:
    """Give what was sent with the numbers of the records whose codes were written."""
    sent = dict(posted)
    for name, value in found.values.items():
        if sent.pop(choosing.written(name), None) is not None:
            sent[name] = "" if value is None else str(value.pk)
    return sent


def _reference(
    one: Field, asked: "forms.ModelChoiceField[Any]", posted: Mapping[str, str]
) -> Field:
    """A menu of the records she may choose, or a field for the code of one among many."""
    offered = choosing.options(asked)
    if offered is not None:
        return replace(one, options=_options(offered, one.value))
    name = choosing.written(one.name)
    return replace(
        one,
        name=name,
        label=choosing.label(asked, one.label),
        kind="text",
        value=posted[name] if name in posted else choosing.word_of(asked, one.value),
        help=f"{one.help} {choosing.told(asked)}".strip(),
    )


def _noted(field: Field, asked: forms.Field, now: str) -> Field:
    """Say beside a field what is recorded now."""
    words = next((one.label for one in field.options if one.value == now), now)
    if isinstance(asked, forms.ModelChoiceField) and field.kind == "text":
        words = choosing.word_of(asked, now)
    if field.kind == "checkbox":
        words = _("yes") if now else _("no")
    said = _("Recorded meanwhile: “%(value)s”.") % {"value": words}
    if not now and field.kind != "checkbox":
        said = _("Emptied meanwhile.")
    return replace(field, help=f"{field.help} {said}".strip())


def _field(
    action: Action, name: str, value: str, errors: tuple[str, ...], *, form_field: forms.Field
) -> Field:
    is_reference = isinstance(form_field, forms.ModelChoiceField)
    offered = () if is_reference else getattr(form_field, "choices", ())
    return Field(
        name=name,
        label=wording.heading(label(action, name)),
        kind=_kind(form_field),
        value=value,
        options=_options(offered, value),
        help=str(form_field.help_text),
        errors=errors,
        step="any" if isinstance(form_field, forms.DecimalField) else "",
        is_required=form_field.required and not isinstance(form_field, forms.BooleanField),
    )


def _options(offered: Iterable[tuple[Any, Any]], value: str) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=str(code),
            label=str(words) if str(code) else _("Choose…"),
            is_chosen=str(code) == value,
        )
        for code, words in offered
    )


def label(action: Action, name: str) -> str:
    """Name a field as its model names it for readers."""
    named: Mapping[str, Any] = getattr(action.model, "LABELS", {})
    return str(named.get(name) or _model_field(action, name).verbose_name)


def _kind(form_field: forms.Field) -> str:
    """Choose the kind of field that fits best what is asked for."""
    if isinstance(form_field, forms.BooleanField):
        return "checkbox"
    if hasattr(form_field, "choices"):
        return "select"
    if isinstance(form_field, forms.DateField):
        return "date"
    if isinstance(form_field, forms.IntegerField):
        return "number"
    return "textarea" if isinstance(form_field.widget, forms.Textarea) else "text"


def _shown(
    action: Action, name: str, record: models.Model | None, posted: Mapping[str, str] | None
) -> str:
    """Give what stands in the field: typed, recorded, or the field's own beginning."""
    if posted is not None:
        return str(posted.get(name, ""))
    return recorded(action, name, record)


def recorded(action: Action, name: str, record: models.Model | None) -> str:
    """Give what a record, or an event of its history, holds as its field would be typed."""
    field = _model_field(action, name)
    value = getattr(record, field.attname) if record is not None else field.get_default()
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _model_field(action: Action, name: str) -> Any:
    return action.model._meta.get_field(name)


def _form_field(action: Action, name: str, record: models.Model | None, sees: Sight) -> forms.Field:
    field = _model_field(action, name)
    made: forms.Field = field.formfield()
    if isinstance(made, forms.ModelChoiceField) and made.queryset is not None:
        model = made.queryset.model
        offered = sees(model)
        if offered and record is not None:
            offered |= models.Q(pk=getattr(record, field.attname))
        made.queryset = made.queryset.filter(offered).select_related(*named_by(model))
    return made
