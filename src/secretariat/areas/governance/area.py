"""Governance, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.measures import MEASURES
from secretariat.areas.governance.registers import KINDS, REGISTERS
from secretariat.areas.governance.roles import ROLES
from secretariat.areas.governance.workflows import WORKFLOWS
from secretariat.engine.product import Area

governance = Area(
    key="governance",
    title=_("Governance"),
    roles=ROLES,
    actions=tuple(action for one in KINDS for action in one.actions),
    workflows=WORKFLOWS,
    registers=REGISTERS,
    measures=MEASURES,
    imports=tuple(one.reads for one in KINDS),
)
