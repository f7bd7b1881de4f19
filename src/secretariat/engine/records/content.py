"""Content in three languages: three columns, read as one text in the reader's language."""

from typing import Any, Final, overload

from django.db import models
from django.utils.translation import get_language

from secretariat.kernel.languages import Language, Spoken, Translated

_SPOKEN: Final = {language.value: language for language in Language}


class Content:
    """Reads `name_en`, `name_fr`, `name_es` as one: the text in the reader's language.

    A missing translation falls back to another language and says so (`Spoken.missing`).
    """

    def __init__(self, name: str) -> None:
        self.columns = tuple(f"{name}_{language}" for language in Language)

    @overload
    def __get__(self, record: None, owner: type) -> "Content": ...
    @overload
    def __get__(self, record: models.Model, owner: type) -> Spoken: ...
    def __get__(self, record: models.Model | None, owner: type) -> Any:
        if record is None:
            return self
        return Translated(*(getattr(record, column) for column in self.columns)).in_(current())


def current() -> Language:
    """The language of whoever reads."""
    code = (get_language() or "en")[:2]
    return _SPOKEN.get(code, Language.EN)
