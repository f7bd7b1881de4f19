"""Who may keep the register of standards."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in standards."""

    KEEP_INSTRUMENTS = "standards.keep_instruments"
    REGISTER_RATIFICATIONS = "standards.register_ratifications"
    PUBLISH_STANDARDS = "standards.publish_standards"
    CLEAR_STANDARDS = "standards.clear_standards"


standards_officer = Role(
    key="standards_officer",
    title=_("Standards officer"),
    description=_("Registers ratifications and denunciations as the depositary receives them."),
    permissions=frozenset({May.REGISTER_RATIFICATIONS}),
)
standards_editor = Role(
    key="standards_editor",
    title=_("Editor of standards"),
    description=_("Keeps instruments and the categories of fundamental principles."),
    permissions=frozenset({May.KEEP_INSTRUMENTS, May.REGISTER_RATIFICATIONS}),
)
standards_publisher = Role(
    key="standards_publisher",
    title=_("Publisher of standards figures"),
    description=_("Freezes papers about standards, and publishes them once another cleared them."),
    permissions=frozenset({May.PUBLISH_STANDARDS}),
)
standards_clearer = Role(
    key="standards_clearer",
    title=_("Clearing officer for standards figures"),
    description=_("Reviews frozen papers about standards, and clears them or sends them back."),
    permissions=frozenset({May.CLEAR_STANDARDS}),
)

ROLES = (standards_officer, standards_editor, standards_publisher, standards_clearer)
