"""Moves, delegations and notices as their pages show them."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Form, Notice


@dataclass(frozen=True, kw_only=True)
class MovePage:
    """A move asked for: `secretariat/move.html`. A closed one has a notice and no form."""

    title: str
    sentence: str
    way_back: Link
    notice: Notice | None = None
    form: Form | None = None
