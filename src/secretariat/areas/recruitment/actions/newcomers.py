"""Who comes from outside: her file begins in the act that puts her on post."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.applying import Candidate
from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions as workforce
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.registers import FILES
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import Performance, add_with
from secretariat.kernel.errors import BadInput

ADDS: dict[str, Action] = {one.key: one.add for one in FILES}


@dataclass(frozen=True, kw_only=True)
class Contract:
    """Her contract from the first day on: its kind, and its last day if it has one."""

    kind: str
    ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What her file begins with: the number she is given, and what she states of herself."""

    code: str
    sex: str
    nationality: State | None = None
    born: date | None = None


def actions(newcomer: Newcomer | None, contract: Contract | None) -> Iterator[Action]:
    """By which actions of the workforce her file begins."""
    if newcomer is not None:
        yield workforce.add_officials
    if newcomer is not None and newcomer.nationality is not None:
        yield ADDS["nationalities"]
    if contract is not None:
        yield ADDS["contracts"]


def enter(
    performance: Performance, candidate: Candidate, newcomer: Newcomer, *, on: date
) -> Official:
    """Add her to the officials, with the name she applied under, from this day on.

    Raises BadInput if the number is another official's.
    """
    if Official.objects.filter(code=newcomer.code).exists():
        raise BadInput(
            _("The personnel number %(code)s is taken.") % {"code": newcomer.code},
            do=_("Give another, or say that she is an official already."),
        )
    file = {
        "code": newcomer.code,
        "name": candidate.name,
        "given": candidate.given,
        "sex": newcomer.sex,
        "born": newcomer.born,
        "entered": on,
    }
    (number,) = add_with(performance, workforce.add_officials, [file])
    official: Official = Official.objects.get(pk=number)
    if newcomer.nationality is not None:
        held: dict[str, Any] = {"official": official, "state": newcomer.nationality, "starts": on}
        add_with(performance, ADDS["nationalities"], [held])
    return official


def contracted(performance: Performance, official: Official, given: Contract, *, on: date) -> None:
    """Record her contract. Raises Conflict while another one runs."""
    row = {"official": official, "kind": given.kind, "starts": on, "ends": given.ends}
    add_with(performance, ADDS["contracts"], [row])
