"""Results, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.actions import ACTIONS
from secretariat.areas.results.imports import IMPORTS
from secretariat.areas.results.measures import MEASURES
from secretariat.areas.results.registers import REGISTERS
from secretariat.areas.results.roles import ROLES
from secretariat.areas.results.workflows import WORKFLOWS
from secretariat.engine.product import Area

results = Area(
    key="results",
    title=_("Results"),
    addresses="secretariat.areas.results.addresses",
    roles=ROLES,
    actions=ACTIONS,
    workflows=WORKFLOWS,
    registers=REGISTERS,
    measures=MEASURES,
    imports=IMPORTS,
)
