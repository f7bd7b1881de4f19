"""Who may draft, adopt, report, verify and publish."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in results."""

    DRAFT_FRAMEWORKS = "results.draft_frameworks"
    RECORD_ADOPTION = "results.record_adoption"
    LINK_FRAMEWORKS = "results.link_frameworks"
    REPORT_RESULTS = "results.report_results"
    VERIFY_RESULTS = "results.verify_results"
    PUBLISH_RESULTS = "results.publish_results"
    CLEAR_RESULTS = "results.clear_results"


framework_editor = Role(
    key="framework_editor",
    title=_("Editor of frameworks"),
    description=_("Drafts frameworks, and says what carries on what and which work is shared."),
    permissions=frozenset({May.DRAFT_FRAMEWORKS, May.LINK_FRAMEWORKS}),
)
adoption_secretary = Role(
    key="adoption_secretary",
    title=_("Secretary of adoption"),
    description=_("Records which body adopted a framework, closes and supersedes frameworks."),
    permissions=frozenset({May.RECORD_ADOPTION}),
)
results_officer = Role(
    key="results_officer",
    title=_("Results officer"),
    description=_("Reports the results of a unit with their evidence."),
    permissions=frozenset({May.REPORT_RESULTS}),
)
results_verifier = Role(
    key="results_verifier",
    title=_("Verifier of results"),
    description=_("Verifies what others have reported, or returns it."),
    permissions=frozenset({May.VERIFY_RESULTS}),
)
results_publisher = Role(
    key="results_publisher",
    title=_("Publisher of results"),
    description=_("Freezes papers about results, and publishes them once another cleared them."),
    permissions=frozenset({May.PUBLISH_RESULTS}),
)
results_clearer = Role(
    key="results_clearer",
    title=_("Clearing officer for results"),
    description=_("Reviews frozen papers about results, and clears them or sends them back."),
    permissions=frozenset({May.CLEAR_RESULTS}),
)

ROLES = (
    framework_editor,
    adoption_secretary,
    results_officer,
    results_verifier,
    results_publisher,
    results_clearer,
)
