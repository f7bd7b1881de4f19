"""Governance, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.imports import IMPORTS
from secretariat.areas.governance.measures import MEASURES
from secretariat.areas.governance.pages.led_to import OWN_PAGES
from secretariat.areas.governance.panels import PANELS
from secretariat.areas.governance.registers import KINDS, REGISTERS
from secretariat.areas.governance.roles import ROLES
from secretariat.areas.governance.workflows import WORKFLOWS
from secretariat.engine.product import Area

governance = Area(
    key="governance",
    title=_("Governance"),
    addresses="secretariat.areas.governance.addresses",
    roles=ROLES,
    actions=tuple(action for one in KINDS for action in one.actions),
    workflows=WORKFLOWS,
    registers=REGISTERS,
    own_pages=OWN_PAGES,
    measures=MEASURES,
    imports=IMPORTS,
    panels=PANELS,
)
