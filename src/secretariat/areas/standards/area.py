"""Standards, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards.actions import ACTIONS
from secretariat.areas.standards.imports import IMPORTS
from secretariat.areas.standards.measures import MEASURES
from secretariat.areas.standards.registers import REGISTERS
from secretariat.areas.standards.roles import ROLES
from secretariat.engine.product import Area
from secretariat.engine.registers.declaring import OwnPage

standards = Area(
    key="standards",
    title=_("Standards"),
    addresses="secretariat.areas.standards.addresses",
    roles=ROLES,
    actions=ACTIONS,
    registers=REGISTERS,
    own_pages=(
        OwnPage(
            register="states",
            title=_("What it ratified, declared and prepares"),
            address="standards-state",
            of=lambda state: (state.code,),
        ),
        OwnPage(
            register="instruments",
            title=_("Who has ratified, and who has not"),
            address="standards-instrument",
            of=lambda instrument: (instrument.code,),
        ),
    ),
    measures=MEASURES,
    imports=IMPORTS,
)
