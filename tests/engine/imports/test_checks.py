"""An import that could lose what a file says is refused at start, each fault by its number."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.checks import run_checks

from secretariat.areas.reference import imports as reference
from secretariat.areas.reference.models import Language, Region
from secretariat.areas.standards import imports as standards
from secretariat.engine.imports import checks
from secretariat.engine.imports.declaring import Column, Import, imports
from secretariat.engine.imports.readings import TEXT, Reference

GOOD = reference.memberships


def numbers(what: Import) -> list[str]:
    """The numbers of an import's faults."""
    return [str(fault.id).removeprefix("secretariat.") for fault in checks.faults(what)]


def without(what: Import, *names: str) -> Import:
    """The import without some of its columns."""
    return replace(what, columns=tuple(one for one in what.columns if one.field not in names))


def column(what: Import, name: str, **others: Any) -> Import:
    """The import with one of its columns declared otherwise."""
    changed = tuple(
        replace(one, **others) if one.field == name else one  # type: ignore[arg-type]
        for one in what.columns
    )
    return replace(what, columns=changed)


def setting(what: Import, which: str, **others: Any) -> Import:
    """The import with one of its actions declared otherwise."""
    return replace(what, **{which: replace(getattr(what, which), **others)})  # type: ignore[arg-type]


def test_every_import_of_the_product_is_without_fault() -> None:
    assert [fault for one in imports() for fault in checks.faults(one)] == []


@pytest.mark.parametrize(
    ("number", "spoilt"),
    [
        ("E302", lambda: column(GOOD, "note", field="remark")),
        ("E302", lambda: column(GOOD, "starts", precision="certainty")),
        ("E302", lambda: column(GOOD, "note", field="events")),
        ("E303", lambda: replace(GOOD, natural_key=())),
        ("E304", lambda: replace(GOOD, natural_key=("state", "starts", "id"))),
        ("E305", lambda: without(reference.duty_stations, "state")),
        ("E306", lambda: replace(GOOD, add=GOOD.change)),
        ("E306", lambda: replace(GOOD, change=reference.states.change)),
        ("E307", lambda: setting(GOOD, "add", fields=("state", "starts", "starts_precision"))),
        ("E307", lambda: setting(GOOD, "change", fields=("ends", "ends_precision"))),
        ("E308", lambda: column(GOOD, "note", headers=("note", "Date Withdrawn"))),
        ("E309", lambda: replace(GOOD, columns=(*GOOD.columns, _named("note", "remark")))),
        ("E310", lambda: column(GOOD, "state", reads=TEXT)),
        ("E311", lambda: column(GOOD, "state", reads=Reference(to=Region, by=("code",)))),
        ("E311", lambda: column(GOOD, "note", reads=Reference(to=Language, by=("code",)))),
        ("E312", lambda: column(standards.ratifications, "state", reads=_by("capital"))),
        ("E313", lambda: column(standards.ratifications, "state", reads=_by_nothing())),
    ],
)
def test_a_fault_is_named_by_its_number(number: str, spoilt: Callable[[], Import]) -> None:
    found = numbers(spoilt())
    assert number in found
    assert set(found) <= {number, "E307", "E306", "E308"}


def _named(field: str, header: str) -> Column:
    return Column(field=field, headers=(header,), reads=TEXT)


def _by(name: str) -> Reference:
    return replace(reference.A_STATE, by=("code", name))


def _by_nothing() -> Reference:
    return replace(reference.A_STATE, by=(), joined=())


def test_a_change_may_leave_the_natural_key_alone() -> None:
    fields = tuple(n for n in GOOD.change.fields if n not in GOOD.natural_key)  # type: ignore[union-attr]
    assert numbers(setting(GOOD, "change", fields=fields)) == []


def test_an_import_that_only_adds_needs_no_change() -> None:
    assert numbers(replace(GOOD, change=None)) == []


def test_two_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "imports", lambda: (GOOD, GOOD))
    (fault,) = checks.check_imports()
    assert fault.id == "secretariat.E301"
    assert GOOD.key in fault.msg


def test_django_itself_asks_when_it_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "imports", lambda: (replace(GOOD, natural_key=()),))
    found = [fault for fault in run_checks() if fault.id == "secretariat.E303"]
    assert [fault.obj for fault in found] == [GOOD.key]
    assert "no natural key" in found[0].msg
