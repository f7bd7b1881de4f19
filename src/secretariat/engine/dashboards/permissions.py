"""Who looks at which dashboard: what opens those that are not for everybody, and its roles."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What opens a dashboard; figures it holds keep to what they tell each reader."""

    READ_GOVERNING_BODY = "dashboards.read_governing_body"
    READ_SENIOR_MANAGEMENT = "dashboards.read_senior_management"
    READ_REFORM = "dashboards.read_reform"


GOVERNING_BODY_MEMBER = Role(
    key="governing_body_member",
    title=_("Member of the Governing Body"),
    description=_("Looks at the dashboard of the Governing Body; files of officials stay closed."),
    permissions=frozenset({May.READ_GOVERNING_BODY}),
)
SENIOR_MANAGER = Role(
    key="senior_manager",
    title=_("Senior manager"),
    description=_(
        "Looks at the dashboards of senior management, of the reform and of the Governing Body."
    ),
    permissions=frozenset({May.READ_SENIOR_MANAGEMENT, May.READ_REFORM, May.READ_GOVERNING_BODY}),
)
REFORM_TEAM = Role(
    key="reform_team",
    title=_("Reform team"),
    description=_("Looks at the dashboard of the reform."),
    permissions=frozenset({May.READ_REFORM}),
)

ROLES = (GOVERNING_BODY_MEMBER, SENIOR_MANAGER, REFORM_TEAM)
