"""The product with a figure of small cells, whose records are open to few."""

from dataclasses import replace
from pathlib import Path

from secretariat.areas.standards.roles import May
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.dashboards.declaring import Dashboard, Tile
from secretariat.engine.product import Area
from secretariat.engine.publishing.declaring import Publication
from secretariat.site.product import PRODUCT as WHOLE

KEY, LEAST = "standards.ratifications", 2

PAPER = Publication(
    key="tests.guarded",
    title="Ratifications",
    symbol="EX.3/4",
    session="Third Session",
    section="Legal Section",
    purpose="The Council is invited to take note.",
    owner="Office of the Legal Adviser",
    text=Path(__file__).parent / "papers" / "guarded",
    see=PUBLIC,
    freeze=May.REGISTER_RATIFICATIONS,
    clear=May.CLEAR_STANDARDS,
    publish=May.PUBLISH_STANDARDS,
)


def _guarded(area: Area) -> Area:
    return replace(
        area,
        measures=tuple(
            replace(one, smallest_cell=LEAST) if one.key == KEY else one for one in area.measures
        ),
        registers=tuple(
            replace(one, see=May.REGISTER_RATIFICATIONS) if one.key == "ratifications" else one
            for one in area.registers
        ),
        publications=(*area.publications, *([PAPER] if area.key == "standards" else [])),
    )


PRODUCT = replace(WHOLE, areas=tuple(_guarded(area) for area in WHOLE.areas))

DASHBOARD = Dashboard(
    key="guarded",
    title="Guarded",
    audience=PUBLIC,
    sentence="For everybody, as far as each may see.",
    tiles=(Tile(measure=KEY, by="instrument"),),
)

LISTED = replace(PAPER, key="ratifications")  # a key that can stand in an address

WITH_LISTED = replace(
    PRODUCT, areas=(*PRODUCT.areas, Area(key="tests", title="Tests", publications=(LISTED,)))
)

WITH_DASHBOARD = replace(PRODUCT, dashboards=(DASHBOARD,))
