"""Who may take away what others said or laid beside a record; one's own needs no permission."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted about what others said."""

    MODERATE = "discussion.moderate_comments"


MODERATOR = Role(
    key="moderator",
    title=_("Moderator"),
    description=_("Takes away comments and attachments that should not stand, saying why."),
    permissions=frozenset({May.MODERATE}),
)
