"""What the pages for candidates show, worded: templates decide nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Empty, Fact, Field, Notice, Table


@dataclass(frozen=True, kw_only=True)
class OpeningsPage:
    """The vacancies that take applications: `recruitment/openings.html`."""

    title: str
    sentence: str
    table: Table | None
    empty: Empty | None
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class OpeningPage:
    """One vacancy as the world sees it: `recruitment/opening.html`; `apply` where one still can."""

    reference: str
    title: str
    lang: str
    sentence: str
    duties: tuple[str, ...]
    duties_lang: str
    facts: tuple[Fact, ...]
    asked: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    apply: Link | None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Fields that stand together under a heading."""

    key: str
    title: str
    sentence: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """A file that is kept already, and the words of the button that takes it away."""

    number: int
    name: str
    take_away: str


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What is wrong in one field, and the field to go to."""

    words: str
    goes_to: str


@dataclass(frozen=True, kw_only=True)
class ApplyPage:
    """The form: `recruitment/apply.html`. `link` is told once, where no e-mail can be sent."""

    title: str
    sentence: str
    wrong_title: str
    wrong: tuple[Wrong, ...]
    notices: tuple[Notice, ...]
    link: str
    groups: tuple[Group, ...]
    files: tuple[KeptFile, ...]
    upload: Field
    cancel: Link


@dataclass(frozen=True, kw_only=True)
class Button:
    """A form of one button: where it posts, and what it says."""

    label: str
    action: str
    is_main: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """Facts under a heading, and what can be done about them."""

    key: str
    title: str
    sentence: str = ""
    facts: tuple[Fact, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ToldPage:
    """Something told in parts, with its main button last: `recruitment/told.html`."""

    title: str
    sentence: str
    parts: tuple[Part, ...] = ()
    fields: tuple[Field, ...] = ()
    button: Button | None = None
    link: str = ""
    ways: tuple[Link, ...] = ()


def fact(name: object, text: object, *, lang: str = "") -> Fact:
    """A name and what holds; nothing said is a dash."""
    return Fact(name=str(name), cell=Cell(text=str(text) or "–", lang=lang))
