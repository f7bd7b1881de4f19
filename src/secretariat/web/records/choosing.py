"""References among many records: no menu offers them all, so the code of one is written and found.

A form sends what is written under a name of its own, beside the field’s: `application__code`. A
number under the field’s own name stays what it is, for menus and for programs.
"""

from collections import Counter
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from secretariat.engine.registers.declaring import register_for

MOST_OPTIONS: Final = 300  # of a menu; among more one does not look, one writes the code
MOST_DIGITS: Final = 18  # of a record’s number
WRITTEN: Final = "__code"  # no field is called so


def written(name: str) -> str:
    """The name under which a form sends the code of the record a field refers to."""
    return f"{name}{WRITTEN}"


def field_of(name: str) -> str:
    """The field that a name of a form is about."""
    return name.removesuffix(WRITTEN)


def options(asked: "forms.ModelChoiceField[Any]") -> list[tuple[str, str]] | None:
    """Give the values of a menu with their words, or None where they are too many for one.

    Those that would read alike are told apart by their codes.
    """
    found: Any = list(_rows(asked)[: MOST_OPTIONS + 1])
    if len(found) > MOST_OPTIONS:
        return None
    empty = [] if asked.empty_label is None else [("", str(asked.empty_label))]
    words = [asked.label_from_instance(one) for one in found]
    often = Counter(words) if _has_code(asked) else Counter[str]()
    return empty + [
        (str(one.pk), f"{word} ({one.code})" if often[word] > 1 else word)
        for one, word in zip(found, words, strict=True)
    ]


def found_by(asked: "forms.ModelChoiceField[Any]", words: str) -> Any:
    """Find the record that is meant by a code, among those offered; nothing for no words.

    Raises ValidationError where there is none, as where there is none she may see.
    """
    said = words.strip()
    if not said:
        return asked.clean("")
    found = _rows(asked).filter(**_meant(asked, said)).first()
    if found is None:
        raise ValidationError(
            _("There is no “%(code)s” in “%(register)s”, or none that you may see.")
            % {"code": said, "register": _where(asked)}
        )
    return found


def word_of(asked: "forms.ModelChoiceField[Any]", number: str) -> str:
    """Write the record of this number as one writes it; nothing where it is not offered."""
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        return ""
    if not _has_code(asked):
        return number
    found = _rows(asked).filter(pk=number).first()
    return "" if found is None else str(found.code)


def label(asked: "forms.ModelChoiceField[Any]", named: str) -> str:
    """Name the field by what is to be written in it."""
    if _has_code(asked):
        return _("%(filter)s, code") % {"filter": named}
    return _("%(field)s, number") % {"field": named}


def told(asked: "forms.ModelChoiceField[Any]") -> str:
    """Say where what is to be written stands."""
    where = {"register": _where(asked)}
    if _has_code(asked):
        return _("As it stands in “%(register)s”.") % where
    return _("The number at the end of its page’s address, in “%(register)s”.") % where


def _where(asked: "forms.ModelChoiceField[Any]") -> Any:
    """What the records one may choose from are called: their register, if they have one."""
    register = register_for(_model(asked))
    return register.title if register else _model(asked)._meta.verbose_name_plural


def _meant(asked: "forms.ModelChoiceField[Any]", said: str) -> dict[str, str]:
    """What the words ask for: a code, or the number that ends the address of a page."""
    if _has_code(asked):
        return {"code": said}
    number = said.rstrip("/").rpartition("/")[2]
    return {"pk": number if number.isdecimal() and len(number) <= MOST_DIGITS else "0"}


def _has_code(asked: "forms.ModelChoiceField[Any]") -> bool:
    return any(one.name == "code" for one in _model(asked)._meta.concrete_fields)


def _rows(asked: "forms.ModelChoiceField[Any]") -> Any:
    return asked.queryset


def _model(asked: "forms.ModelChoiceField[Any]") -> type[Model]:
    model: type[Model] = _rows(asked).model
    return model
