"""The product with one more paper: four permissions, each of a role of its own, and small cells."""

from dataclasses import replace

from tests.web.pages.guarded import PAPER as GUARDED
from tests.web.pages.guarded import PRODUCT as WHOLE

from secretariat.areas.reference.roles import May as MayInReference
from secretariat.areas.standards.roles import May
from secretariat.engine.product import Area

PAPER = replace(
    GUARDED,
    key="tests-zebras",
    title="Zebras counted",
    freeze=May.REGISTER_RATIFICATIONS,
    clear=May.CLEAR_STANDARDS,
    publish=May.PUBLISH_STANDARDS,
    early=MayInReference.KEEP_MEMBERSHIPS,
)
ROLES = {
    "author": "standards_officer",
    "clearer": "standards_clearer",
    "publisher": "standards_publisher",
    "early": "reference_editor",
    "reader": "",
}
"""Who asks, by the one role each holds."""


def _area(area: Area) -> Area:
    if area.key != "standards":
        return area
    kept = [one for one in area.publications if one.key != GUARDED.key]
    return replace(area, publications=(*kept, PAPER))


PRODUCT = replace(WHOLE, areas=tuple(map(_area, WHOLE.areas)))
