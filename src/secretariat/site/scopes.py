"""The scopes that grants can be given over: the units of the Office."""

from datetime import date

from secretariat.areas.reference.models import Unit


def unit_scopes(on: date) -> list[tuple[str, str]]:
    """Each unit of the day: its path, and its name in the reader's language."""
    return [(one.path, one.name.text) for one in Unit.objects.on(on).order_by("path")]
