"""Declaring a publication: its text in three languages, who reads it, and who publishes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import NotFound
from secretariat.kernel.languages import Language

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A paper that cites figures: what is frozen as a release, edition by edition.

    `text` is a file without language and ending: `<text>.en.md`, `.fr.md`, `.es.md` hold Markdown
    in which `[figure: KEY as_of=2025-12-31 region=AFR]` cites a figure. `notice` is a sentence
    that stands on every page of the paper, such as that its organization is fictional.

    Whoever holds `see` reads what is public. An edition is frozen by `freeze`, cleared by somebody
    else who holds `clear`, and published by `publish`; these three see it from the beginning, and
    whoever holds `early`, if that is given, sees it under embargo.

    Its text is written by `write`, or by `freeze` where none is given, in the `original` language
    first, and translated from it.
    """

    key: str
    title: Text
    symbol: str
    session: Text
    section: Text
    purpose: Text
    owner: Text
    text: Path
    see: Permission
    freeze: Permission
    clear: Permission
    publish: Permission
    early: Permission | None = None
    write: Permission | None = None
    original: Language = Language.EN
    organization: Text = ""
    notice: Text = ""
    licence: str = "CC-BY-4.0"

    @property
    def writes(self) -> Permission:
        """What permits to write its text."""
        return self.write or self.freeze

    @property
    def working(self) -> tuple[Permission, ...]:
        """What permits to read its draft and speak about it, any of them."""
        return tuple(dict.fromkeys((self.writes, self.freeze, self.clear, self.publish)))


def publications() -> tuple[Publication, ...]:
    """Every publication the product declares."""
    return declared("publications")


def publication_of(key: str) -> Publication:
    """The publication of this key."""
    for one in publications():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no publication “%(key)s”.") % {"key": key},
        do=_("The list of papers names them all."),
    )
