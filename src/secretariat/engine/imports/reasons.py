"""Why a row cannot be imported: the kinds of reason, and what one cell means or lacks."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Kinds of reason, to count bad rows by."""

    SHAPE = "shape", _("the row has not the shape of the others")
    FORMULA = "formula", _("a formula stands where a value is needed")
    MISSING = "missing", _("nothing is stated")
    UNKNOWN = "unknown", _("no record is called so")
    AMBIGUOUS = "ambiguous", _("several records are called so")
    DATE = "date", _("not a day")
    NUMBER = "number", _("not a number that fits")
    CHOICE = "choice", _("not one of the choices")
    LENGTH = "length", _("too long")
    CONTRADICTION = "contradiction", _("two columns contradict each other")
    REPEATED = "repeated", _("the file states it twice")
    OVERLAP = "overlap", _("it overlaps another")
    FIXED = "fixed", _("what is there may not be changed by an import")
    CLOSED = "closed", _("the record is closed to you")
    RULE = "rule", _("a rule of the records is broken")


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a text stands for: a value, or the reason why it stands for nothing."""

    value: Any = None
    precision: str = ""
    reason: Reason | None = None
    wrong: str = ""
    do: str = ""
