"""The filters of a register: which words of an address narrow its list, and by what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.registers.declaring import Register, registers
from secretariat.kernel.errors import BadInput


class Kind(StrEnum):
    """What a filter compares."""

    REFERENCE = "reference"
    CHOICE = "choice"
    YES_OR_NO = "yes or no"
    DAYS = "days"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One filter: its name as declared, what it compares, and the field its path ends at."""

    name: str
    kind: Kind
    field: Any

    @property
    def words(self) -> tuple[str, ...]:
        """The words of an address that ask for it: days are asked for from one to another."""
        if self.kind is Kind.DAYS:
            return (f"{self.name}_from", f"{self.name}_to")
        return (self.name,)

    @property
    def path(self) -> str:
        """The path compared: a reference by its code if it has one, anything else by its value."""
        return f"{self.name}__code" if self.has_code else self.name

    @property
    def has_code(self) -> bool:
        """Whether it compares the code of a record referred to, not the record's number."""
        fields = self.field.related_model._meta.concrete_fields if self.field.is_relation else ()
        return any(one.name == "code" for one in fields)

    def value_of(self, record: Any) -> str:
        """What an address says to ask for a record referred to."""
        return str(record.code if self.has_code else record.pk)

    def condition(self, where: Mapping[str, str]) -> Q:
        """What is asked for of it; both days are included."""
        ways = ("gte", "lte") if self.kind is Kind.DAYS else ("exact",)
        pairs = zip(self.words, ways, strict=True)
        return Q(**{f"{self.path}__{way}": where[word] for word, way in pairs if word in where})


def filters(register: Register) -> tuple[Filter, ...]:
    """Every filter of a register: those declared, in their order, then those of `_leading_here`."""
    further = [name for name in _leading_here(register) if name not in register.filters]
    return tuple(filter_of(register, name) for name in (*register.filters, *further))


def _leading_here(register: Register) -> list[str]:
    """References by which the page of another record leads to those of this register."""
    related = (one for other in registers() for one in other.related)
    return list(dict.fromkeys(one.by for one in related if one.register == register.key))


def filter_of(register: Register, name: str) -> Filter:
    """The filter of this name; raises FieldDoesNotExist where its path leads nowhere."""
    model: Any = register.model
    *steps, last = name.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    field = model._meta.get_field(last)
    return Filter(name=name, kind=_kind(field), field=field)


def _kind(field: Any) -> Kind:
    if field.is_relation:
        return Kind.REFERENCE
    if isinstance(field, models.BooleanField):
        return Kind.YES_OR_NO
    return Kind.DAYS if isinstance(field, models.DateField) else Kind.CHOICE


def filter_words(register: Register) -> tuple[str, ...]:
    """Every word that narrows the register's list."""
    return tuple(word for one in filters(register) for word in one.words)


def narrowed(rows: QuerySet[Any], register: Register, where: Mapping[str, str]) -> QuerySet[Any]:
    """Narrow to what is asked for; raises BadInput for a filter or a value that is none."""
    strange = sorted(set(where) - set(filter_words(register)))
    if strange:
        raise BadInput(
            _("%(register)s has no filter “%(name)s”.")
            % {"register": register.key, "name": strange[0]},
            do=_("It has: %(names)s.") % {"names": ", ".join(filter_words(register)) or "–"},
        )
    for one in filters(register):
        asked = [where[word] for word in one.words if word in where]
        if not asked:
            continue
        try:
            if one.kind is Kind.DAYS:
                [date.fromisoformat(value) for value in asked]
            rows = rows.filter(one.condition(where))
        except (ValidationError, ValueError) as error:
            raise _no_value(one, ", ".join(asked)) from error
    return rows


def _no_value(one: Filter, value: str) -> BadInput:
    remedy = _("Choose one of those the filter offers.")
    if one.kind is Kind.DAYS:
        remedy = _("Write a day as 2025-12-31.")
    return BadInput(
        _("“%(value)s” is no value of %(filter)s.")
        % {"value": value, "filter": one.field.verbose_name},
        do=remedy,
    )
