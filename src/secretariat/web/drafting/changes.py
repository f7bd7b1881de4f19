"""What changed between two texts, for a page: each passage with its words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from secretariat.engine.drafting.comparing import Changed, Piece, passages_changed
from secretariat.web.contexts.drafting import Change, Words


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Show the passages that are not the same in both texts."""
    return tuple(
        Change(label=_label(one), words=words(one.pieces))
        for one in passages_changed(before, after)
    )


def words(pieces: Iterable[Piece]) -> tuple[Words, ...]:
    """Show words with what became of them."""
    return tuple(Words(kind=one.kind.value, text=one.text) for one in pieces)


def _label(one: Changed) -> str:
    if not one.before:
        return _("Added")
    return _("Reworded") if one.after else _("Removed")
