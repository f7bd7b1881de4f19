"""Digests: one way to write a value as bytes, its SHA-256, and a seal a person can copy."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Final

from secretariat.kernel.errors import BadInput
from secretariat.kernel.texts import sentence as _

_SEAL_LENGTH: Final = 64
_BETWEEN_GROUPS: Final = re.compile(r"[\s\-‐‑‒–—]+")
# No seal holds these letters, so a person can only have meant the digits they look like.
_LOOKALIKES: Final = str.maketrans({"o": "0", "l": "1", "i": "1"})


def sha256_hex(data: bytes) -> str:
    """Give the SHA-256 of the bytes: 64 hexadecimal digits, in small letters."""
    return sha256(data).hexdigest()


def digest(value: object) -> str:
    """Give the SHA-256 of a value's canonical bytes. Raises BadInput as `canonical` does."""
    return sha256_hex(canonical(value))


def canonical(value: object) -> bytes:
    """Write a value in the one way that equal values share: JSON in UTF-8 without spaces.

    Takes str, int, bool, Decimal, date, datetime, None, and lists, tuples and dicts of them.
    Keys stand in the order of their code points; numbers carry no idle zeros (1.50 is 1.5);
    days are ISO 8601 texts; instants too, in UTC to the microsecond.
    Raises BadInput for all else: floats, which are not exact, and instants without a time zone.
    """
    try:
        return _written(value).encode()
    except UnicodeEncodeError as error:
        raise BadInput(_("A text holds half a character and has no digest")) from error


def grouped(hexdigest: str) -> str:
    """Print a seal in groups of four, for a person to read out or copy."""
    return " ".join(hexdigest[start : start + 4] for start in range(0, len(hexdigest), 4))


def ungrouped(text: str) -> str:
    """Read a seal as a person copied it: spaces, dashes, line breaks and case do not matter.

    Raises BadInput when it is not 64 hexadecimal digits.
    """
    seal = _BETWEEN_GROUPS.sub("", text).lower().translate(_LOOKALIKES)
    check = _("Copy all sixteen groups of four from the paper, in order.")
    if not re.fullmatch("[0-9a-f]*", seal):
        raise BadInput(
            _("“{text}” is not a seal", text=text),
            why=_("A seal has only the digits 0 to 9 and the letters a to f."),
            do=check,
        )
    if len(seal) != _SEAL_LENGTH:
        raise BadInput(
            _("“{text}” is not a whole seal", text=text),
            why=_("It has {found} characters, not {due}.", found=len(seal), due=_SEAL_LENGTH),
            do=check,
        )
    return seal


def _written(value: object) -> str:
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int() | Decimal():
            return _number(Decimal(value))
        case datetime():
            return f'"{_instant(value)}"'
        case date():
            return f'"{value.isoformat()}"'
        case list() | tuple():
            return f"[{','.join(map(_written, value))}]"
        case dict():
            return f"{{{','.join(map(_member, sorted(value.items(), key=_key)))}}}"
        case _:
            raise BadInput(
                _("A value of type {type} has no digest", type=type(value).__name__),
                why=_("Only texts, exact numbers, days and instants can be written in one way."),
                do=_("Give a Decimal for a number with decimals, and text for the rest."),
            )


def _key(member: tuple[object, object]) -> str:
    key = member[0]
    if not isinstance(key, str):
        raise BadInput(_("The key {key} has no digest", key=key), do=_("Use texts as keys."))
    return key


def _member(member: tuple[object, object]) -> str:
    return f"{_written(member[0])}:{_written(member[1])}"


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise BadInput(_("{value} is not a number and has no digest", value=value))
    written = f"{value:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise BadInput(
            _("The instant {value} has no digest", value=value),
            why=_("It does not say in which time zone it is."),
            do=_("Give an instant with its time zone."),
        )
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
