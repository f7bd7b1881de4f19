"""Marks between words that templates put together, as each language writes them."""

from django import template

from secretariat.engine.publishing import labels

register = template.Library()


@register.simple_tag
def colon() -> str:
    """A colon, with a space before it that does not break where the language has one."""
    return labels.colon()
