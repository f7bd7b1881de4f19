"""The list a record was opened from: its address keeps it, and the page leads on through it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.registers.adjoining import adjoining, placed
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.web.asking import list_asked, one, parts_of, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.registers import Adjoining, Move
from secretariat.web.links import question, record_page, register_page
from secretariat.web.records.filtering import whole

AMONG = "among"
WHOLE = "all"
"""What an address says of a list that nothing narrows, in the register's own order."""


def asked_among(register: Register, asked: QueryDict) -> Asked | None:
    """Read from which list of the register a record was opened; none where another way led here.

    Raises BadInput for a list that could not be shown either.
    """
    words = one(asked, AMONG)
    if not words:
        return None
    return list_asked(register, QueryDict("" if words == WHOLE else words))


def kept(asked: Asked | None) -> Mapping[str, str]:
    """The list as a part of the address of a record, or of what is done with one."""
    if asked is None:
        return {}
    return {AMONG: question(parts_of(asked)).removeprefix("?") or WHOLE}


def record_among(register: Register, number: int, asked: Asked | None) -> str:
    """Give the address of a record as opened from a list, or its plain one."""
    return record_page(register.key, number) + question(kept(asked))


def list_of(register: Register, asked: Asked | None) -> str:
    """Give the address of the list; of the whole register where another way led here."""
    return register_page(register.key) if asked is None else whole(register, parts_of(asked))


def moves_among(moves: tuple[Move, ...], asked: Asked | None) -> tuple[Move, ...]:
    """Lead from each move's form back to the record as it stands in the list."""
    told = question(kept(asked))
    return tuple(replace(move, url=move.url + told) if move.url else move for move in moves)


def placed_among(register: Register, rows: QuerySet[Any], asked: Asked | None) -> QuerySet[Any]:
    """The same records, with what `beside` asks of the one that is shown."""
    return rows if asked is None else placed(register, rows, asked)


def beside(register: Register, record: Any, asked: Asked | None, *, by: Actor) -> Adjoining | None:
    """Lead to the record before and after in the list it was opened from, and back to the list."""
    if asked is None:
        return None
    found = adjoining(register, asked, record, actor=by, on=today())

    def address(number: int | None) -> str:
        return "" if number is None else record_among(register, number, asked)

    is_narrowed = bool(asked.where or asked.text or asked.on)
    title = str(register.title)
    return Adjoining(
        back=Link(
            label=_("%(register)s, as filtered") % {"register": title} if is_narrowed else title,
            url=list_of(register, asked),
        ),
        previous_url=address(found.before),
        next_url=address(found.after),
    )
