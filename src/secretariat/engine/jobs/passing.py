"""Which failures may pass, and the words a failure is kept in."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from secretariat.kernel.errors import ProductError, Unavailable

logger = logging.getLogger(__name__)


class Released(Exception):
    """The worker was told to end: the run is put back untouched."""


class Again(Exception):
    """The run is to be tried again after a rest, in seconds. It says nothing of what was done."""

    def __init__(self, rest: float) -> None:
        super().__init__()
        self.rest = rest


class ForGood(Exception):
    """The run failed for good; why stands with the run, not here, where logs would show it."""


def may_pass(error: Exception) -> bool:
    """Whether the same run may succeed later: what it needs was out of reach, or in the way.

    The database's own word for that covers a lost connection, a deadlock, a lock not had in time.
    """
    return isinstance(error, Unavailable | OperationalError | InterfaceError)


def told(error: Exception, *, job: str) -> dict[str, Any]:
    """A failure as it is kept: an error of the product in its own words, others without theirs.

    What an unforeseen error says may hold what nobody else should read, so that only its kind is
    kept; where it happened goes to the worker's log, without its words.
    """
    if isinstance(error, ProductError):
        words = error.as_dict()
        return {name: words[name] for name in ("id", "what", "why", "do")}
    if may_pass(error):
        return Unavailable(
            _("The database did not answer, or broke off."),
            do=_("It is tried again of itself; if it goes on, see that the server runs."),
        ).as_dict()
    logger.error("%s failed: %s at %s", job, type(error).__name__, _place(error))
    return ProductError(
        _("The job ended by a fault of ours (%(kind)s).") % {"kind": type(error).__name__},
        why=_("Nothing of it was written."),
        do=_("Tell those who maintain the product; where it happened is in the worker's log."),
    ).as_dict()


def _place(error: Exception) -> str:
    """The lines of code it came through, innermost last, without any values."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join(reversed(lines[-8:]))
