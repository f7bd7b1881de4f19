"""What may be done about jobs, and the role of those who keep them going."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted about everybody's jobs; one's own need no permission."""

    MANAGE_JOBS = "jobs.manage_jobs"


OPERATOR = Role(
    key="operator",
    title=_("Operator"),
    description=_("Sees which jobs wait, run and failed; tries them again or lets them go."),
    permissions=frozenset({May.MANAGE_JOBS}),
)
