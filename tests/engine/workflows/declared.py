"""A made-up workflow over judged values: reported, verified by another, returned or withdrawn."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.engine.access.permissions import PUBLIC, Permission
from secretariat.engine.access.roles import Role
from secretariat.engine.product import Area, Product
from secretariat.engine.records.declaring import Check
from secretariat.engine.registers.declaring import Register
from secretariat.engine.workflows.declaring import Move, SetGuard, Workflow

DRAFT, REPORTED, VERIFIED = Standing.DRAFT, Standing.REPORTED, Standing.VERIFIED
RETURNED, WITHDRAWN = Standing.RETURNED, Standing.WITHDRAWN


class May(Permission):
    """What the made-up area lets be done."""

    REPORT = "tests.report_values"
    VERIFY = "tests.verify_values"


REPORTER = Role(
    key="reporter",
    title="Reporter",
    description="Reports values.",
    permissions=frozenset({May.REPORT}),
)
VERIFIER = Role(
    key="verifier",
    title="Verifier",
    description="Verifies what others report.",
    permissions=frozenset({May.VERIFY}),
)


def has_evidence(value: Value, _on: date) -> str | None:
    """There is evidence."""
    return None if value.evidence else "No evidence is given."


def is_over(value: Value, on: date) -> str | None:
    """The day of the value has come."""
    return None if value.as_of <= on else f"It is a value of {value.as_of}."


def negative(values: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Those below zero."""
    return values.filter(value__lt=0)


def without_source(values: QuerySet[Any]) -> QuerySet[Any]:
    """Those that do not say where the evidence is."""
    return values.filter(source="")


VALUES = Workflow(
    key="tests.value",
    title="Verification of a value",
    model=Value,
    states=Standing,
    start=DRAFT,
    ends=(VERIFIED, WITHDRAWN),
    scope="part__indicator__unit__path",
    moves=(
        Move(
            "report",
            (DRAFT, RETURNED),
            REPORTED,
            May.REPORT,
            title="Report",
            told="reported this value",
            effect="It goes to be verified.",
            guards=(has_evidence,),
            fields=("source",),
            checks=(Check(finds=without_source, says="{code} has no source."),),
            due="as_of",
            remind=(7, 1, -1),
        ),
        Move(
            "verify",
            REPORTED,
            VERIFIED,
            May.VERIFY,
            title="Verify",
            told="verified this value",
            guards=(SetGuard(finds=negative, says="The value is {value}."), has_evidence, is_over),
            waits=True,
            not_by=("report",),
            tells=("report",),
        ),
        Move(
            "return",
            REPORTED,
            RETURNED,
            May.VERIFY,
            title="Return",
            told="returned this value",
            tells=("report",),
            needs_reason=True,
        ),
        Move(
            "withdraw",
            (DRAFT, RETURNED, REPORTED),
            WITHDRAWN,
            May.REPORT,
            title="Withdraw",
            told="withdrew this value",
        ),
    ),
)

values = Register(
    key="values",
    title="Values",
    one="Value",
    model=Value,
    rows=Value.objects.all,
    see=PUBLIC,
    columns=("code", "as_of", "value", "state"),
    scope="part__indicator__unit__path",
)

PRODUCT = Product(
    areas=(
        Area(
            key="tests",
            title="Tests",
            roles=(REPORTER, VERIFIER),
            registers=(values,),
            workflows=(VALUES,),
        ),
    )
)
