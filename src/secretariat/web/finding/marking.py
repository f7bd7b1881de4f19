"""Words that were looked for, marked where they stand in a text."""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from secretariat.engine.search.folding import SHORTEST_BEGINNING
from secretariat.kernel.languages import fold

ROUND = 90  # letters shown on either side of a word found in a long text


def marked(text: str, words: Sequence[str]) -> SafeString:
    """Mark the words of a text that were looked for, in whatever form, as safe HTML."""
    keys = [fold(word) for word in words]
    parts = re.split(r"([^\W_]+)", text)
    return format_html_join(
        "", "{}", ((_part(part, keys) if place % 2 else part,) for place, part in enumerate(parts))
    )


def excerpt(text: str, words: Sequence[str]) -> str:
    """Cut a long text to what stands round the first of the words in it."""
    keys = [fold(word) for word in words]
    place = next(
        (
            found.start()
            for found in re.finditer(r"[^\W_]+", text)
            if any(is_form_of(fold(found[0]), key) for key in keys)
        ),
        0,
    )
    starts, ends = max(0, place - ROUND), place + ROUND
    starts = text.find(" ", starts) + 1 if starts else 0
    ends = text.rfind(" ", place, ends) if ends < len(text) else len(text)
    cut = text[starts : ends if ends > place else place + ROUND].strip()
    return f"{'… ' if starts else ''}{cut}{' …' if ends < len(text) else ''}"


def _part(word: str, keys: Sequence[str]) -> SafeString | str:
    own = fold(word)
    if any(is_form_of(own, key) for key in keys):
        return format_html("<mark>{}</mark>", word)
    return word


def is_form_of(one: str, other: str) -> bool:
    """Say whether two folded words are the same, or one begins with the other.

    The search itself knows more forms: a word it found by its stem alone may stay unmarked.
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST_BEGINNING and longer.startswith(shorter)
