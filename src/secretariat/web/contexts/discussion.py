"""What the page of a record shows of its discussion."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment: who said what when; without a text it was taken back."""

    number: int
    who: str
    on: str
    machine_on: str
    text: str = ""
    take_back_url: str = ""
    needs_reason: bool = False


@dataclass(frozen=True, kw_only=True)
class Laid:
    """An attachment: its name, kind and size; without an address it was taken back."""

    number: int
    name: str
    kind: str
    size: str
    who: str
    on: str
    machine_on: str
    url: str = ""
    take_back_url: str = ""
    needs_reason: bool = False


@dataclass(frozen=True, kw_only=True)
class Unsaid:
    """A comment that was not taken: its words as they were written, and why."""

    text: str
    error: str


@dataclass(frozen=True, kw_only=True)
class Discussion:
    """Part of a record's page: `secretariat/parts/discussion.html`.

    Without addresses the reader may read and write nothing.
    """

    said: tuple[Said, ...]
    laid: tuple[Laid, ...]
    comment_url: str = ""
    attach_url: str = ""
    accepts: str = ""
    limit: str = ""
    unsaid: Unsaid | None = None
