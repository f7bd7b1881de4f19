"""Who records what was decided, gives it to units, and answers for a unit."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in governance."""

    RECORD_DECISIONS = "governance.record_decisions"
    GIVE_FOLLOW_UPS = "governance.give_follow_ups"
    ANSWER_FOLLOW_UPS = "governance.answer_follow_ups"


body_secretary = Role(
    key="body_secretary",
    title=_("Secretary of the Governing Body"),
    description=_(
        "Records sessions, documents and decisions, gives them to units to follow up, and closes "
        "what has been answered."
    ),
    permissions=frozenset({May.RECORD_DECISIONS, May.GIVE_FOLLOW_UPS}),
)
follow_up_officer = Role(
    key="follow_up_officer",
    title=_("Follow-up officer"),
    description=_("Takes up what a unit is to follow up, and reports on it."),
    permissions=frozenset({May.ANSWER_FOLLOW_UPS}),
)

ROLES = (body_secretary, follow_up_officer)
