"""The words around tables, charts, notes and fields, in the language of the moment."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Block, Kind
from secretariat.engine.publishing.wording import NO_BREAK


def captioned(block: Block) -> str:
    """What stands before a caption: “Table 3. ”, or nothing where it has no number."""
    if not block.number:
        return ""
    form = _("Figure %(number)s.") if block.kind is Kind.CHART else _("Table %(number)s.")
    return f"{form % {'number': block.number}} "


def lettered(letter: str) -> str:
    """The mark of a lettered item: “(a)” in English, “a)” in French and Spanish."""
    return f"({letter})" if (get_language() or "en").startswith("en") else f"{letter})"


def colon() -> str:
    """A colon, with a space before it where the language has one."""
    return f"{NO_BREAK}:" if (get_language() or "").startswith("fr") else ":"
