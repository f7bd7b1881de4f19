"""Registers of the ordinary kind: from one model and one declaration all that people need of it.

Records of the ordinary kind are added, amended and taken away by who keeps them, and a file of them
is imported by their code. What needs more (a workflow, a check in words of its own, columns that
are computed) declares its actions, register and import in full.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.covering import Scope
from secretariat.engine.access.permissions import Permission
from secretariat.engine.imports.declaring import Column, Import
from secretariat.engine.imports.readings import (
    AMOUNT,
    CHOICE,
    DAY,
    HOUR,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Reading,
    Reference,
)
from secretariat.engine.product import Area
from secretariat.engine.records.declaring import Action, Check, Kind
from secretariat.engine.registers.declaring import Register
from secretariat.kernel.languages import LANGUAGES

Text = Any  # a string, or a translation made when it is shown
TONGUES = tuple(f"_{language}" for language in LANGUAGES)


@dataclass(frozen=True, kw_only=True)
class Ordinary:
    """One model as a register: who may see its records, and who keeps them.

    `key` is the register's, as its address has it; `code` names the fields by which a row of a
    file says which record it means. `columns` are those of the list: every field unless named.
    `scope` is the path from a record to the unit path that grants are compared with, or how that is
    reckoned for the day. `checks` hold of the records added and amended. `fixed` are the fields
    that are set when a record is added and never amended.
    """

    area: str
    key: str
    model: type[models.Model]
    title: Text
    one: Text
    see: Permission
    keep: Permission
    about: Text = ""
    code: tuple[str, ...] = ("code",)
    columns: tuple[str, ...] = ()
    scope: Scope = None
    checks: tuple[Check, ...] = ()
    fixed: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """What actions set and files fill: every field but the number."""
        concrete = self.model._meta.concrete_fields
        return tuple(one.name for one in concrete if one.editable and not one.primary_key)

    @cached_property
    def add(self) -> Action:
        """Adds records."""
        return self._action("add", Kind.ADD, _("Add: {title}"), _("added this record"))

    @cached_property
    def amend(self) -> Action:
        """Changes records."""
        told = _("amended this record")
        action = self._action("amend", Kind.CHANGE, _("Amend: {title}"), told)
        return replace(action, fields=tuple(one for one in self.fields if one not in self.fixed))

    @cached_property
    def remove(self) -> Action:
        """Takes records away, for a reason."""
        told = _("took this record away")
        action = self._action("remove", Kind.REMOVE, _("Take away: {title}"), told)
        return replace(action, fields=(), checks=(), needs_reason=True)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What can be done with its records."""
        return (self.add, self.amend, self.remove)

    @cached_property
    def register(self) -> Register:
        """The list and the page of its records: every field can be filtered or searched in."""
        shown = self._shown()
        rows: Callable[[], QuerySet[Any]] = self.model._default_manager.all
        return Register(
            key=self.key,
            title=self.title,
            one=self.one,
            about=self.about,
            model=self.model,
            rows=rows,
            see=self.see,
            columns=self.columns or shown,
            facts=shown,
            filters=tuple(name for name in self.fields if self._narrows(name)),
            search=tuple(name for name in self.fields if self._is_text(name)),
            order=self.code,
            on=("starts", "ends") if {"starts", "ends"} <= set(self.fields) else None,
            actions=self.actions,
            scope=self.scope,
        )

    @cached_property
    def reads(self) -> Import:
        """How a file of such records is read: a column a field, under the field's own name."""
        return Import(
            key=f"{self.area}.{self._name}",
            title=self.title,
            told=_("added and amended records from a file"),
            model=self.model,
            add=self.add,
            change=self.amend,
            natural_key=self.code,
            columns=tuple(self._column(name) for name in self.fields),
        )

    @property
    def _name(self) -> str:
        return self.key.replace("-", "_")

    def _action(self, verb: str, kind: Kind, title: Text, told: Text) -> Action:
        return Action(
            key=f"{self.area}.{verb}_{self._name}",
            title=format_lazy(title, title=self.title),
            told=told,
            model=self.model,
            kind=kind,
            may=self.keep,
            fields=self.fields,
            checks=self.checks,
            scope=self.scope,
        )

    def _shown(self) -> tuple[str, ...]:
        """The fields, a text in three languages as one."""
        content = {f"{stem}{tongue}": stem for stem in self._stems() for tongue in TONGUES}
        return tuple(dict.fromkeys(content.get(name, name) for name in self.fields))

    def _stems(self) -> list[str]:
        names = set(self.fields)
        stems = {name[: -len(TONGUES[0])] for name in names if name.endswith(TONGUES)}
        held = [one for one in stems if {f"{one}{tongue}" for tongue in TONGUES} <= names]
        return [one for one in held if hasattr(self.model, one)]

    def _narrows(self, name: str) -> bool:
        field: Any = self.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            return any(one.name == "code" for one in field.related_model._meta.concrete_fields)
        return bool(field.choices) or isinstance(field, models.BooleanField | models.DateField)

    def _is_text(self, name: str) -> bool:
        field: Any = self.model._meta.get_field(name)
        return isinstance(field, models.CharField | models.TextField) and not field.choices

    def _column(self, name: str) -> Column:
        field: Any = self.model._meta.get_field(name)
        optional = field.null or field.blank or field.has_default()
        return Column(field=name, headers=(name,), reads=_reading(field), optional=optional)


def _reading(field: Any) -> Reading:
    """How a cell of a field is read."""
    if isinstance(field, models.ForeignKey):
        other: Any = field.related_model
        named = [one for one in other._meta.concrete_fields if isinstance(one, models.CharField)]
        by = [one for one in named if one.unique or one.name.endswith(TONGUES)]
        by.sort(key=lambda one: not one.unique)  # an export writes the first: it names one alone
        return Reference(to=other, by=tuple(one.name for one in by))
    if field.choices:
        return CHOICE
    kinds: tuple[tuple[Any, Reading], ...] = (
        (models.BooleanField, YES_OR_NO),
        (models.DateField, DAY),
        (models.TimeField, HOUR),
        (models.IntegerField, WHOLE),
        (models.DecimalField, AMOUNT),
    )
    return next((reading for kind, reading in kinds if isinstance(field, kind)), TEXT)


def keeping(area: Area, *kinds: Ordinary) -> Area:
    """An area with registers of the ordinary kind besides what it declares in full."""
    return replace(
        area,
        actions=(*area.actions, *(action for one in kinds for action in one.actions)),
        registers=(*area.registers, *(one.register for one in kinds)),
        imports=(*area.imports, *(one.reads for one in kinds)),
    )
