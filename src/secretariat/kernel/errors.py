"""What the product says when something cannot be done: what happened, why, and what to do.

    ProductError        1  500
    ├── BadInput        2  422  what came in cannot be used; names each Problem
    ├── Refused         3  403  the actor may not
    ├── NotFound        4  404  unknown, or hidden from this reader: the same words for both
    ├── Conflict        5  409  the records say otherwise
    ├── Tampered        6  500  what is kept no longer agrees with its seal
    └── Unavailable     7  503  something the product needs cannot be reached

The numbers are the exit code of the command line and the HTTP status.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, Protocol

from secretariat.kernel.texts import sentence as _

_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_CLOSING_MARKS = "”’»\"')]"


class Text(Protocol):
    """Words for a person: a string, or a translation that becomes one when it is read."""

    def __str__(self) -> str: ...


class ProductError(Exception):
    """What happened, why, and what to do: the same words on page, API and command line."""

    id: ClassVar[str] = "secretariat.error"
    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, what: Text, *, why: Text = "", do: Text = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do

    def __str__(self) -> str:
        """Say all of it in sentences, in the language of the moment."""
        return _sentences(self.what, self.why, self.do)

    def as_dict(self) -> dict[str, object]:
        """Give the words for the API, in the language of the moment."""
        return {"id": self.id, "what": str(self.what), "why": str(self.why), "do": str(self.do)}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One bad thing in the input: where it stands, what was found there, what is wrong with it."""

    where: str
    found: str = ""
    wrong: str
    do: str = ""

    def __str__(self) -> str:
        told = _sentences(self.wrong, self.do)
        if told.startswith(self.where) and not self.found:
            return told  # it names the place by itself
        if not self.found:
            return str(_("{where}: {told}", where=self.where, told=told))
        return str(_("{where}, “{found}”: {told}", where=self.where, found=self.found, told=told))


class BadInput(ProductError):
    """What came in cannot be used."""

    id = "secretariat.bad_input"
    status = 422
    exit_code = 2

    def __init__(
        self, what: Text, *, why: Text = "", do: Text = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(what, why=why, do=do)
        self.problems = tuple(problems)

    def as_dict(self) -> dict[str, object]:
        """Give the words for the API and, where there are any, each problem in the input."""
        words = super().as_dict()
        if self.problems:
            words["problems"] = [asdict(problem) for problem in self.problems]
        return words


class Refused(ProductError):
    """The actor may not."""

    id = "secretariat.refused"
    status = 403
    exit_code = 3


class NotFound(ProductError):
    """Unknown, or hidden from this reader: the same words, so that neither can be told apart."""

    id = "secretariat.not_found"
    status = 404
    exit_code = 4


class Conflict(ProductError):
    """The records say otherwise."""

    id = "secretariat.conflict"
    status = 409
    exit_code = 5


class Tampered(ProductError):
    """What is kept no longer agrees with its seal."""

    id = "secretariat.tampered"
    status = 500
    exit_code = 6


class Unavailable(ProductError):
    """Something the product needs cannot be reached."""

    id = "secretariat.unavailable"
    status = 503
    exit_code = 7


def _sentences(*parts: Text) -> str:
    """Join what was said, giving each part its full stop."""
    said = (str(part).strip() for part in parts)
    return " ".join(_sentence(words) for words in said if words)


def _sentence(words: str) -> str:
    ended = words.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS)
    return words if ended else f"{words}."
