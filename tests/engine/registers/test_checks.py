"""A register that is declared wrongly is told so at start, with the number of the fault."""

from dataclasses import replace
from typing import Any

import pytest

from secretariat.areas.standards.registers import ratifications
from secretariat.engine.registers.checks import check_registers, faults
from secretariat.engine.registers.declaring import Related, Section, registers

KEYS = [one.key for one in registers()]


def numbers(**changed: Any) -> list[str]:
    return [str(one.id)[-4:] for one in faults(replace(ratifications, **changed), KEYS)]


def test_what_the_product_declares_is_sound() -> None:
    assert check_registers() == []


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({"columns": ("instrument", "colour")}, "E202"),
        ({"sections": (Section(title="Looks", columns=("colour",)),)}, "E202"),
        ({"filters": ("colour",)}, "E203"),
        ({"filters": ("state__colour",)}, "E203"),
        ({"search": ("state__colour",)}, "E204"),
        ({"search": ("starts",)}, "E204"),
        ({"related": (Related(title="Others", register="colours", by="state"),)}, "E205"),
        ({"related": (Related(title="Others", register="states", by="colour"),)}, "E207"),
        ({"related": (Related(title="Others", register="states", by="code"),)}, "E207"),
    ],
)
def test_a_path_that_leads_nowhere_is_named(changed: dict[str, Any], number: str) -> None:
    assert numbers(**changed) == [number]


def test_what_is_declared_rightly_has_no_fault() -> None:
    assert (
        numbers(
            columns=("state", "starts"),
            sections=(Section(title="Days", columns=("starts", "ends", "binds_from")),),
            filters=("state__region", "starts", "inherited"),
            search=("state", "instrument__code", "note"),
            related=(Related(title="Conditions", register="conditions", by="ratification"),),
        )
        == []
    )
