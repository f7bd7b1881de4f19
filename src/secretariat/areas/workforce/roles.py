"""Who may see and keep posts, officials' files and what representation is reckoned with."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in workforce."""

    KEEP_JOBS = "workforce.keep_jobs"
    KEEP_POSTS = "workforce.keep_posts"
    READ_STAFFING = "workforce.read_staffing"
    READ_FILES = "workforce.read_files"
    KEEP_FILES = "workforce.keep_files"
    READ_DISABILITIES = "workforce.read_disabilities"
    KEEP_DISABILITIES = "workforce.keep_disabilities"
    KEEP_REPRESENTATION = "workforce.keep_representation"
    PUBLISH_WORKFORCE = "workforce.publish_workforce"
    CLEAR_WORKFORCE = "workforce.clear_workforce"


classifier = Role(
    key="classifier",
    title=_("Classification officer"),
    description=_("Keeps job families, job descriptions and what each grade requires."),
    permissions=frozenset({May.KEEP_JOBS}),
)
post_officer = Role(
    key="post_officer",
    title=_("Post officer"),
    description=_("Establishes and abolishes the posts of a unit, and sees who holds them."),
    permissions=frozenset({May.KEEP_POSTS, May.READ_STAFFING}),
)
manager = Role(
    key="manager",
    title=_("Manager"),
    description=_("Sees who holds the posts of a unit; no file of an official."),
    permissions=frozenset({May.READ_STAFFING}),
)
hr_officer = Role(
    key="hr_officer",
    title=_("Human resources officer"),
    description=_("Reads and keeps the files of a unit’s officials; each reading is logged."),
    permissions=frozenset({May.READ_STAFFING, May.READ_FILES, May.KEEP_FILES}),
)
hr_analyst = Role(
    key="hr_analyst",
    title=_("Workforce analyst"),
    description=_(
        "Sees all staffing, keeps scales and formulas of representation, freezes figures and"
        " publishes them."
    ),
    permissions=frozenset({May.READ_STAFFING, May.KEEP_REPRESENTATION, May.PUBLISH_WORKFORCE}),
)
workforce_clearer = Role(
    key="workforce_clearer",
    title=_("Clearing officer for workforce figures"),
    description=_("Reviews frozen papers about the staff, and clears them or sends them back."),
    permissions=frozenset({May.CLEAR_WORKFORCE}),
)
inclusion_officer = Role(
    key="inclusion_officer",
    title=_("Disability inclusion officer"),
    description=_("Keeps the disabilities that officials declare; nobody else reads them."),
    permissions=frozenset({May.READ_DISABILITIES, May.KEEP_DISABILITIES}),
)

ROLES = (
    classifier,
    post_officer,
    manager,
    hr_officer,
    hr_analyst,
    workforce_clearer,
    inclusion_officer,
)
