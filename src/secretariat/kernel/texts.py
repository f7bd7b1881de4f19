"""Sentences of the kernel that are translated when they are read, by whoever knows languages.

The kernel knows no framework. It keeps an English sentence and its facts apart, so that the
catalogues find the sentence; the site says once, at start, what translates it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Translate = Callable[[str], str]

_translate: Translate = str


def speak_through(translate: Translate) -> None:
    """Let `translate` (gettext, say) turn each English sentence into the reader's language."""
    global _translate
    _translate = translate


@dataclass(frozen=True)
class Sentence:
    """An English sentence with its facts; becomes a string in the language of the moment."""

    english: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        try:
            return _translate(self.english).format(**self.facts)
        except (KeyError, IndexError, ValueError):
            # A catalogue that names a fact wrongly must not hide the error it was to explain.
            return self.english.format(**self.facts)


def sentence(english: str, **facts: object) -> Sentence:
    """Keep `english`, whose `{names}` are filled in from `facts` when it is read."""
    return Sentence(english, facts)
