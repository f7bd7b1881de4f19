"""Show a field of a Django form, such as those of sign-in, as a field of our own pages."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from secretariat.web.contexts.parts import Field

register = template.Library()

_LABELS = {
    "login": _("User name or e-mail address"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
}
"""Labels of the sign-in library that say less than ours."""


@register.filter
def as_field(bound: BoundField) -> Field:
    """Give the page's own description of a bound field: label, help, errors, value, kind."""
    widget = bound.field.widget
    kind = "checkbox" if isinstance(widget, forms.CheckboxInput) else _kind(widget)
    value = "" if kind == "password" else str(bound.value() or "")
    return Field(
        name=bound.html_name,
        label=str(_LABELS.get(bound.html_name, bound.label)),
        kind=kind,
        value="" if kind == "checkbox" and bound.value() is False else value,
        help=str(bound.help_text),
        errors=tuple(str(error) for error in bound.errors),
        is_required=bound.field.required,
        autocomplete=str(widget.attrs.get("autocomplete", "")),
    )


def _kind(widget: forms.Widget) -> str:
    """Give the input type of a widget; what has none is a plain text field."""
    return str(getattr(widget, "input_type", "text"))
