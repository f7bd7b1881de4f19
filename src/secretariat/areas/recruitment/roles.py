"""Who prepares and publishes vacancies, assesses, decides, and keeps rosters and outreach."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What can be permitted in recruitment."""

    READ_VACANCIES = "recruitment.read_vacancies"
    PREPARE_VACANCIES = "recruitment.prepare_vacancies"
    PUBLISH_VACANCIES = "recruitment.publish_vacancies"
    APPROVE_DEPARTURES = "recruitment.approve_departures"
    READ_APPLICATIONS = "recruitment.read_applications"
    KEEP_APPLICATIONS = "recruitment.keep_applications"
    ASSESS = "recruitment.assess"
    DECIDE_SELECTIONS = "recruitment.decide_selections"
    READ_DECLARATIONS = "recruitment.read_declarations"
    KEEP_ROSTERS = "recruitment.keep_rosters"
    KEEP_OUTREACH = "recruitment.keep_outreach"
    KEEP_MOBILITY = "recruitment.keep_mobility"
    READ_RECRUITMENT = "recruitment.read_recruitment"
    ERASE_CANDIDATES = "recruitment.erase_candidates"
    TAKE_OVER_CASES = "recruitment.take_over_cases"


recruiter = Role(
    key="recruiter",
    title=_("Recruitment officer"),
    description=_("Prepares vacancies, keeps applications and takes them through their stages."),
    permissions=frozenset(
        {
            May.READ_VACANCIES,
            May.PREPARE_VACANCIES,
            May.READ_APPLICATIONS,
            May.KEEP_APPLICATIONS,
            May.KEEP_ROSTERS,
            May.READ_RECRUITMENT,
        }
    ),
)
vacancy_publisher = Role(
    key="vacancy_publisher",
    title=_("Publisher of vacancies"),
    description=_("Approves departures from the requirements, and publishes or cancels vacancies."),
    permissions=frozenset(
        {May.READ_VACANCIES, May.PUBLISH_VACANCIES, May.APPROVE_DEPARTURES, May.READ_RECRUITMENT}
    ),
)
assessor = Role(
    key="assessor",
    title=_("Panel member"),
    description=_(
        "Assesses applications before her panels, over a unit; sees no declaration of a candidate."
    ),
    permissions=frozenset({May.READ_VACANCIES, May.READ_APPLICATIONS, May.ASSESS}),
)
selector = Role(
    key="selector",
    title=_("Appointing authority"),
    description=_("Decides on appointments, seeing what each would do to representation."),
    permissions=frozenset(
        {May.READ_VACANCIES, May.READ_APPLICATIONS, May.DECIDE_SELECTIONS, May.READ_RECRUITMENT}
    ),
)
recruitment_analyst = Role(
    key="recruitment_analyst",
    title=_("Recruitment analyst"),
    description=_("Sees the figures of recruitment, and what candidates declare; no file."),
    permissions=frozenset({May.READ_DECLARATIONS, May.READ_RECRUITMENT, May.READ_VACANCIES}),
)
outreach_officer = Role(
    key="outreach_officer",
    title=_("Outreach officer"),
    description=_("Keeps events, the contacts made there, and mobility exercises."),
    permissions=frozenset({May.KEEP_OUTREACH, May.KEEP_MOBILITY, May.READ_RECRUITMENT}),
)
candidate_data_officer = Role(
    key="candidate_data_officer",
    title=_("Candidate data officer"),
    description=_("Erases candidates’ data on request, and sees that the schedule does."),
    permissions=frozenset({May.ERASE_CANDIDATES, May.READ_APPLICATIONS, May.READ_VACANCIES}),
)

case_importer = Role(
    key="case_importer",
    title=_("Importer of former cases"),
    description=_("Takes over the cases of a former system, in the states they had there."),
    permissions=frozenset({May.TAKE_OVER_CASES}),
)

ROLES = (
    recruiter,
    vacancy_publisher,
    assessor,
    selector,
    recruitment_analyst,
    outreach_officer,
    candidate_data_officer,
    case_importer,
)
