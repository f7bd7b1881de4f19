"""A text kept in three languages: what a paper says is content, so no catalogue translates it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from secretariat.kernel.languages import Language


def _in_the_readers_language(texts: Mapping[str, str]) -> str:
    code = (get_language() or Language.EN)[:2]
    return texts.get(code, texts[Language.EN])


said: Any = lazy(_in_the_readers_language, str)
"""The text, in the reader's language when it is shown."""
