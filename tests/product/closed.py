"""The product with everything closed: what is open to all is opened by a permission instead."""

from dataclasses import replace

from secretariat.engine.access.permissions import Permission
from secretariat.engine.product import Area, Product
from secretariat.site.product import PRODUCT as OPEN

OPENS = {
    "reference": "reference.keep_reference",
    "results": "results.draft_frameworks",
    "standards": "standards.keep_instruments",
    "workforce": "workforce.keep_files",
    "governance": "governance.record_decisions",
    "recruitment": "recruitment.keep_mobility",
    "example": "standards.publish_standards",
}
"""Which permission opens what each area declares."""

SCOPES = {"units": "path"}
"""Where the unit stands that a record belongs to; all others belong to the whole organization."""


def _permission(value: str) -> Permission:
    """Find a permission any role names by its words."""
    named = {one for role in OPEN.roles for one in role.permissions}
    return next(one for one in named if one == value)


def _closed(area: Area) -> Area:
    opens = _permission(OPENS[area.key])
    return replace(
        area,
        registers=tuple(
            replace(one, see=opens, scope=SCOPES.get(one.key)) for one in area.registers
        ),
        measures=tuple(replace(one, audience=opens) for one in area.measures),
        publications=tuple(replace(one, see=opens) for one in area.publications),
    )


PRODUCT = Product(areas=tuple(map(_closed, OPEN.areas)))
