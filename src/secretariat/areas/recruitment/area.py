"""Recruitment, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.registers import mobility, outreach
from secretariat.areas.recruitment.roles import ROLES
from secretariat.engine.product import Area

KINDS = (*outreach.KINDS, *mobility.KINDS)

recruitment = Area(
    key="recruitment",
    title=_("Recruitment"),
    addresses="secretariat.areas.recruitment.addresses",
    roles=ROLES,
    actions=tuple(action for one in KINDS for action in one.actions),
    registers=(*outreach.REGISTERS, *mobility.REGISTERS),
    imports=tuple(one.reads for one in KINDS),
)
