"""Declaring a publication: its text in three languages, and who may read and freeze it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A paper that cites figures: what is frozen as a release, edition by edition.

    `text` is a file without language and ending: `<text>.en.md`, `.fr.md`, `.es.md` hold Markdown
    in which `[figure: KEY as_of=2025-12-31 region=AFR]` cites a figure. `notice` is a sentence
    that stands on every page of the paper, such as that its organization is fictional.
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
    organization: Text = ""
    notice: Text = ""
    licence: str = "CC-BY-4.0"


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
