"""Results, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.actions import ACTIONS
from secretariat.areas.results.imports import IMPORTS
from secretariat.areas.results.measures.aims import AIMS
from secretariat.areas.results.measures.frameworks import MEASURES
from secretariat.areas.results.registers import REGISTERS
from secretariat.areas.results.roles import ROLES
from secretariat.areas.results.workflows import WORKFLOWS
from secretariat.engine.product import Area
from secretariat.engine.registers.declaring import OwnPage

results = Area(
    key="results",
    title=_("Results"),
    addresses="secretariat.areas.results.addresses",
    roles=ROLES,
    actions=ACTIONS,
    workflows=WORKFLOWS,
    registers=REGISTERS,
    own_pages=(
        OwnPage(
            register="frameworks",
            title=_("How it stands, down to its indicators"),
            address="framework",
            of=lambda framework: (framework.code,),
        ),
        OwnPage(
            register="indicators",
            title=_("Its path, targets and results"),
            address="indicator",
            of=lambda indicator: tuple(indicator.code.split("/", 1)),
        ),
    ),
    measures=(*MEASURES, *AIMS),
    imports=IMPORTS,
)
