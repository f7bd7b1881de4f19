"""Recruitment, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.roles import ROLES
from secretariat.engine.product import Area

recruitment = Area(
    key="recruitment",
    title=_("Recruitment"),
    addresses="secretariat.areas.recruitment.addresses",
    roles=ROLES,
)
