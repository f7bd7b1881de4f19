"""Reference, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.actions import ACTIONS
from secretariat.areas.reference.imports import IMPORTS
from secretariat.areas.reference.measures import MEASURES
from secretariat.areas.reference.registers import REGISTERS
from secretariat.areas.reference.roles import ROLES
from secretariat.engine.product import Area

reference = Area(
    key="reference",
    title=_("Reference"),
    roles=ROLES,
    actions=ACTIONS,
    registers=REGISTERS,
    measures=MEASURES,
    imports=IMPORTS,
)
