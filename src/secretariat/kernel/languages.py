"""The three languages, texts kept in all of them, and keys to search and order names by."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from secretariat.kernel.texts import sentence as _


class Language(StrEnum):
    """A language the product speaks and keeps content in, by its ISO 639-1 code."""

    EN = "en"
    FR = "fr"
    ES = "es"

    @property
    def own_name(self) -> str:
        """What its speakers call it, as a menu of languages shows it."""
        return {"en": "English", "fr": "Français", "es": "Español"}[self.value]

    @property
    def here_called(self) -> str:
        """What it is called in the language of the moment, as it stands after “in”."""
        return str({"en": _("English"), "fr": _("French"), "es": _("Spanish")}[self.value])


LANGUAGES: Final = tuple(Language)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A text as a reader gets it: its words, the language they are in, and whether hers lacks."""

    text: str
    language: Language
    missing: bool


@dataclass(frozen=True)
class Translated:
    """One text in each language; blank where it has not been translated yet."""

    en: str = ""
    fr: str = ""
    es: str = ""

    @classmethod
    def of(cls, record: object, name: str) -> Self:
        """Gather a text from a record's columns: `name_en`, `name_fr` and `name_es`."""
        return cls(*(getattr(record, column) for column in columns(name)))

    def in_(self, language: Language) -> Spoken:
        """Give the text in the language, or else in the first of the others that has one.

        What is missing says so, and in which language the words are that stand in for it;
        where no language has any, the words are empty.
        """
        texts = {Language.EN: self.en, Language.FR: self.fr, Language.ES: self.es}
        for candidate in (language, *LANGUAGES):
            if texts[candidate].strip():
                return Spoken(
                    text=texts[candidate], language=candidate, missing=candidate != language
                )
        return Spoken(text="", language=language, missing=True)


UNSAID: Final = Translated()


def columns(name: str) -> tuple[str, ...]:
    """Name the columns that keep a text: ("name_en", "name_fr", "name_es") for "name"."""
    return tuple(f"{name}_{language}" for language in LANGUAGES)


# Letters that Unicode does not take apart into a letter and its mark, and marks typed variously.
_LETTERS: Final = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "’": "'", "‘": "'", "ʼ": "'", "´": "'",
        "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Give the key to search by: without accents, case, ligatures and surplus spaces.

    Two spellings of one name that differ in these alone have the same key.
    """
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return " ".join(bare.translate(_LETTERS).split())


def sort_key(text: str, language: Language) -> str:
    """Give the key to order by in a language, by code point (PostgreSQL's collation "C").

    Word by word; accents, and then case, decide only where all else is equal; ñ is a letter of
    its own after n in Spanish. The text itself comes last, so that no two texts tie.
    """
    letters = text
    if language is Language.ES:
        # "~" stands after every letter, so ñ comes after the last word in n.
        letters = re.sub("ñ", "n~", unicodedata.normalize("NFC", text), flags=re.IGNORECASE)
    words = fold(letters).replace("'", "").replace("-", " ").split()
    accented = unicodedata.normalize("NFKD", text).casefold()
    return f"{' '.join(words)}\x01{accented}\x01{text}"
