"""Who may keep the reference registers."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in reference."""

    KEEP_REFERENCE = "reference.keep_reference"
    KEEP_MEMBERSHIPS = "reference.keep_memberships"


reference_editor = Role(
    key="reference_editor",
    title=_("Editor of reference data"),
    description=_(
        "Keeps the organization’s name, regions, languages, States, units, duty stations."
    ),
    permissions=frozenset({May.KEEP_REFERENCE, May.KEEP_MEMBERSHIPS}),
)

ROLES = (reference_editor,)
