"""How often the public forms may be used: by whom, counted as signing in is."""

import hashlib
from datetime import timedelta
from typing import Final

from django.http import HttpRequest

from secretariat.engine.access.rates import count_one
from secretariat.web.access.rates import asks_by
from secretariat.web.asking import now

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)

SAVES: Final = 60
"""A minute, from one place: a classroom may write at the same time."""
BEGUN: Final = 60
"""Drafts begun in an hour from one place."""
OPENED: Final = 30
"""Links tried in a minute from one place."""
LETTERS: Final = 30
"""Letters asked for in an hour from one place."""
LETTERS_TO_ONE: Final = 5
"""Letters in an hour to one address, whoever asks."""


def count_save(request: HttpRequest) -> None:
    """Count a form that was sent. Raises TooOften."""
    count_one("candidate-save", asks_by(request), most=SAVES, within=MINUTE, at=now())


def count_beginning(request: HttpRequest) -> None:
    """Count a draft that is begun. Raises TooOften."""
    count_one("candidate-begin", asks_by(request), most=BEGUN, within=HOUR, at=now())


def count_opening(request: HttpRequest) -> None:
    """Count a link that is tried. Raises TooOften."""
    count_one("candidate-open", asks_by(request), most=OPENED, within=MINUTE, at=now())


def count_letter(request: HttpRequest, address: str) -> None:
    """Count a letter that is asked for; the address is counted by its digest. Raises TooOften."""
    count_one("candidate-letter", asks_by(request), most=LETTERS, within=HOUR, at=now())
    to = hashlib.sha256(address.strip().lower().encode()).hexdigest()
    count_one("candidate-letter-to", to, most=LETTERS_TO_ONE, within=HOUR, at=now())
