"""The fields of an action as a form, and what was typed as values, without touching a record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
        try:
            values[name] = _form_field(action, name, record, sees).clean(posted.get(name, ""))
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
) -> tuple[Field, ...]:
    """Show each field with what was typed, or else with what the record holds.

    A menu offers what she may see, and what the record already refers to. Beside a field named by
    `recorded_now` stands what another has recorded meanwhile.
    """
    shown = (
        _field(
            *(action, name, _shown(action, name, record, posted), found.errors.get(name, ())),
            form_field=_form_field(action, name, record, sees),
        )
        for name in action.fields
    )
    now = recorded_now or {}
    return tuple(_noted(one, now[one.name]) if one.name in now else one for one in shown)


def _noted(field: Field, now: str) -> Field:
    """Say beside a field what is recorded now."""
    words = next((one.label for one in field.options if one.value == now), now)
    if field.kind == "checkbox":
        words = _("yes") if now else _("no")
    said = _("Recorded meanwhile: “%(value)s”.") % {"value": words}
    if not now and field.kind != "checkbox":
        said = _("Emptied meanwhile.")
    return replace(field, help=f"{field.help} {said}".strip())


def _field(
    action: Action, name: str, value: str, errors: tuple[str, ...], *, form_field: forms.Field
) -> Field:
    options = tuple(
        Option(
            value=str(code),
            label=str(words) if str(code) else _("Choose…"),
            is_chosen=str(code) == value,
        )
        for code, words in getattr(form_field, "choices", ())
    )
    return Field(
        name=name,
        label=wording.heading(label(action, name)),
        kind=_kind(form_field),
        value=value,
        options=options,
        help=str(form_field.help_text),
        errors=errors,
        is_required=form_field.required and not isinstance(form_field, forms.BooleanField),
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
