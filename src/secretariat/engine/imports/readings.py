"""What a column's cells are read as.

Each reading says in SQL which cells the database understands by itself, which is nearly all of
them and costs nothing, and in Python what any other text means, which is asked once per text.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol, TypeAlias

from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.imports.reasons import Meaning, Reason
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES, fold
from secretariat.kernel.periods import Precision, StatedDate

Field: TypeAlias = "models.Field[Any, Any]"  # Django subscripts its fields for mypy alone

_ISO_DAY: Final = r"'^\d{4}-\d\d-\d\d([ T]00:00(:00(\.0+)?)?)?$'"
_WHOLE: Final = r"'^[+-]?\d{1,18}$'"
_HOUR: Final = r"'^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$'"
_YES: Final = frozenset({"1", "yes", "y", "true", "t", "x", "oui", "vrai", "si", "verdadero"})
_NO: Final = frozenset({"0", "no", "n", "false", "f", "non", "faux", "falso"})
_WIDEST: Final = (-(2**63), 2**63 - 1)


class Reading(Protocol):
    """How cells become values. `cell` is the SQL of a cell that is not blank."""

    @property
    def column_type(self) -> str:
        """The database's type of the values."""

    def plain(self, cell: str, field: Field) -> str:
        """The SQL condition under which the database reads the cell by itself."""

    def value(self, cell: str) -> str:
        """The SQL of the value of such a cell."""

    def meaning(self, said: str, field: Field) -> Meaning:
        """What any other text means."""


@dataclass(frozen=True)
class WrittenText:
    """Words, as they are written."""

    column_type: str = "text"

    def plain(self, cell: str, field: Field) -> str:
        """Any words that are not too long."""
        return "true" if field.max_length is None else f"length({cell}) <= {field.max_length}"

    def value(self, cell: str) -> str:
        """The words."""
        return cell

    def meaning(self, said: str, field: Field) -> Meaning:
        """Words that are too long mean nothing."""
        return Meaning(
            reason=Reason.LENGTH,
            wrong=_("It has %(length)s characters; %(most)s fit.")
            % {"length": len(said), "most": field.max_length},
            do=_("Shorten it."),
        )


@dataclass(frozen=True)
class Day:
    """A day; `stated`: or a month or a year, kept with how much of it is stated."""

    stated: bool = False
    column_type: str = "date"

    def plain(self, cell: str, field: Field) -> str:
        """A day as ISO 8601 writes it, which the calendar has."""
        return f"({cell} ~ {_ISO_DAY} AND pg_input_is_valid(left({cell}, 10), 'date'))"

    def value(self, cell: str) -> str:
        """The day."""
        return f"left({cell}, 10)::date"

    def meaning(self, said: str, field: Field) -> Meaning:
        """A day in words, or the month or year where only that is asked for."""
        try:
            read = StatedDate.read(said)
        except BadInput as error:
            return Meaning(reason=Reason.DATE, wrong=str(error.what), do=str(error.do))
        if read.precision is not Precision.DAY and not self.stated:
            return Meaning(
                reason=Reason.DATE,
                wrong=_("It states a month or a year; here a day is needed."),
                do=_("Write the day, as 1967-08-05."),
            )
        return Meaning(value=read.day, precision=read.precision.value)


@dataclass(frozen=True)
class Whole:
    """A whole number that fits its field."""

    column_type: str = "bigint"

    def plain(self, cell: str, field: Field) -> str:
        """Digits, within what the field can keep."""
        least, most = _range_of(field)
        fits = f"{cell}::bigint BETWEEN {least} AND {most}"
        return f"CASE WHEN {cell} ~ {_WHOLE} THEN {fits} ELSE false END"

    def value(self, cell: str) -> str:
        """The number."""
        return f"{cell}::bigint"

    def meaning(self, said: str, field: Field) -> Meaning:
        """Anything else is no number that fits."""
        least, most = _range_of(field)
        return Meaning(
            reason=Reason.NUMBER,
            wrong=_("“%(said)s” is not a whole number from %(least)s to %(most)s.")
            % {"said": said, "least": least, "most": most},
            do=_("Write it in digits alone, as 1250."),
        )


@dataclass(frozen=True)
class Amount:
    """A decimal number that fits its field, with a point before the decimals."""

    column_type: str = "numeric"

    def plain(self, cell: str, field: Field) -> str:
        """Digits, a point and no more decimals than the field keeps."""
        assert isinstance(field, models.DecimalField)
        whole = field.max_digits - field.decimal_places
        return f"{cell} ~ '^[+-]?\\d{{1,{whole}}}(\\.\\d{{1,{field.decimal_places}}})?$'"

    def value(self, cell: str) -> str:
        """The number, exactly."""
        return f"{cell}::numeric"

    def meaning(self, said: str, field: Field) -> Meaning:
        """Anything else is no number that fits: nothing is rounded in silence."""
        assert isinstance(field, models.DecimalField)
        return Meaning(
            reason=Reason.NUMBER,
            wrong=_("“%(said)s” is not a number with at most %(places)s decimals.")
            % {"said": said, "places": field.decimal_places},
            do=_("Write it in digits with a point before the decimals, as 1250.50."),
        )


@dataclass(frozen=True)
class Hour:
    """An hour of a day, on the clock of 24 hours."""

    column_type: str = "time"

    def plain(self, cell: str, field: Field) -> str:
        """Hours and minutes with a colon between them."""
        return f"{cell} ~ {_HOUR}"

    def value(self, cell: str) -> str:
        """The hour."""
        return f"{cell}::time"

    def meaning(self, said: str, field: Field) -> Meaning:
        """Anything else is no hour."""
        return Meaning(
            reason=Reason.DATE,
            wrong=_("“%(said)s” is no hour of a day.") % {"said": said},
            do=_("Write hours and minutes, as 23:59."),
        )


@dataclass(frozen=True)
class YesOrNo:
    """Yes or no, in the words people and programs use; a blank cell is no."""

    column_type: str = "boolean"

    def plain(self, cell: str, field: Field) -> str:
        """Left to the words below."""
        return "false"

    def value(self, cell: str) -> str:
        """Never asked for."""
        return "NULL::boolean"

    def meaning(self, said: str, field: Field) -> Meaning:
        """Yes, no, or neither."""
        word = fold(said)
        if word in _YES or word in _NO:
            return Meaning(value=word in _YES)
        return Meaning(
            reason=Reason.CHOICE,
            wrong=_("“%(said)s” is neither yes nor no.") % {"said": said},
            do=_("Write yes or no."),
        )


@dataclass(frozen=True)
class Choice:
    """One of the field's choices, by its code or by its name in any language."""

    column_type: str = "text"

    def plain(self, cell: str, field: Field) -> str:
        """The code of a choice."""
        codes = ", ".join(
            f"'{str(code).replace(chr(39), chr(39) * 2)}'" for code, _name in field.flatchoices
        )
        return f"{cell} IN ({codes})"

    def value(self, cell: str) -> str:
        """The code."""
        return cell

    def meaning(self, said: str, field: Field) -> Meaning:
        """The choice called so, whatever the language."""
        code = _choices_called(field).get(fold(said))
        if code is not None:
            return Meaning(value=code)
        return Meaning(
            reason=Reason.CHOICE,
            wrong=_("“%(said)s” is not one of the choices.") % {"said": said},
            do=_("Write one of: %(codes)s.")
            % {"codes": ", ".join(str(code) for code, _name in field.flatchoices if code)},
        )


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Another record, by one of the fields that name it: first exactly, then whatever the accents,
    capitals and spaces; then as a person matched it once. An export writes the first of `by`.

    A record without a code of its own is named by what is `joined`: the values of these paths, with
    a slash between them, such as a vacancy’s code and somebody’s user name.
    """

    to: type[models.Model]
    by: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    column_type: str = "bigint"

    def names(self) -> tuple[Any, ...]:
        """What a query asks for to have every name of a record, the one an export writes first."""
        return (_slashed("", self.joined), *self.by) if self.joined else self.by

    def name_from(self, field: str) -> Any:
        """The first of its names, asked for from records that refer to it by a field."""
        if self.joined:
            return _slashed(f"{field}__", self.joined)
        return F(f"{field}__{self.by[0]}")

    def plain(self, cell: str, field: Field) -> str:
        """Names are looked up, never plain."""
        return "false"

    def value(self, cell: str) -> str:
        """Never asked for."""
        return "NULL::bigint"

    def meaning(self, said: str, field: Field) -> Meaning:
        """What a text means that names no record."""
        return Meaning(
            reason=Reason.UNKNOWN,
            wrong=_("No %(kind)s is called “%(said)s”.")
            % {"kind": self.to._meta.verbose_name, "said": said},
            do=_("Correct it, match it to a record once, or add the record first."),
        )

    def ambiguous(self, said: str) -> Meaning:
        """What a text means that names several records."""
        return Meaning(
            reason=Reason.AMBIGUOUS,
            wrong=_("More than one %(kind)s is called “%(said)s”.")
            % {"kind": self.to._meta.verbose_name, "said": said},
            do=_("Write the code instead."),
        )


TEXT: Final = WrittenText()
DAY: Final = Day()
STATED_DAY: Final = Day(stated=True)
WHOLE: Final = Whole()
AMOUNT: Final = Amount()
HOUR: Final = Hour()
YES_OR_NO: Final = YesOrNo()
CHOICE: Final = Choice()


def _slashed(before: str, paths: tuple[str, ...]) -> Any:
    """The values of several paths as one text."""
    first, *others = (F(f"{before}{path}") for path in paths)
    parts = [part for path in others for part in (Value("/"), path)]
    return Concat(first, *parts, output_field=models.TextField())


def _range_of(field: Field) -> tuple[int, int]:
    """The least and greatest number the field's column can keep."""
    least, most = connection.ops.integer_field_range(field.get_internal_type())
    return (_WIDEST[0] if least is None else least, _WIDEST[1] if most is None else most)


@cache
def _choices_called(field: Field) -> dict[str, Any]:
    called: dict[str, Any] = {}
    for language in LANGUAGES:
        with override(language.value):
            called.update({fold(str(name)): code for code, name in field.flatchoices if code})
    return called
