"""What names records: the base of every list of codes, and the references names are made of."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.records.base import Record
from secretariat.engine.records.content import Content
from secretariat.kernel.languages import Spoken

NAMES = ("name_en", "name_fr", "name_es")


class Named(Record):
    """A member of a list: found by its code, shown by its name in the reader's language."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    name_en = models.CharField(_("name in English"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=100, blank=True)
    name = Content("name")

    LABELS: ClassVar = {"name": _("name")}

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name.text


class LongNamed(Named):
    """The same, where names can be long."""

    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=150, blank=True)

    class Meta(Named.Meta):
        abstract = True


def named_by(model: type[models.Model]) -> list[str]:
    """The references that each record has and may be named by: to be fetched with it."""
    own = [one.name for one in model._meta.concrete_fields if one.is_relation and not one.null]
    through = str(getattr(model, "GIST", "")).rpartition("__")[0]
    return [*own, through] if through else own


def gist(record: Any) -> str:
    """What a record that is named by a code is about, in the reader's language.

    Its model's GIST leads there, as `part__indicator__title`; of a model without one, nothing.
    """
    steps = getattr(record, "GIST", "").split("__")
    if steps == [""]:
        return ""
    found = record
    for step in steps:
        found = getattr(found, step)
    return found.text if isinstance(found, Spoken) else str(found)
