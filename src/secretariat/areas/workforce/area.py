"""Workforce, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.actions import ACTIONS
from secretariat.areas.workforce.imports import IMPORTS
from secretariat.areas.workforce.measures.composition import MEASURES as OF_COMPOSITION
from secretariat.areas.workforce.measures.movement import MEASURES as OF_MOVEMENT
from secretariat.areas.workforce.measures.representation import MEASURES as OF_REPRESENTATION
from secretariat.areas.workforce.pages.led_to import HER_PAGES, OWN_PAGES
from secretariat.areas.workforce.registers import KINDS, REGISTERS
from secretariat.areas.workforce.roles import ROLES
from secretariat.areas.workforce.standing.continuing import continue_posts
from secretariat.engine.product import Area

workforce = Area(
    key="workforce",
    title=_("Workforce"),
    addresses="secretariat.areas.workforce.addresses",
    roles=ROLES,
    actions=(*ACTIONS, continue_posts, *(action for one in KINDS for action in one.actions)),
    registers=REGISTERS,
    own_pages=OWN_PAGES,
    her_pages=HER_PAGES,
    measures=(*OF_COMPOSITION, *OF_MOVEMENT, *OF_REPRESENTATION),
    imports=IMPORTS,
)
