"""The dashboards of the product, one for each audience.

They stand here, beside product.py, because each crosses areas: none of these may name another's
measures, and what an audience watches is a choice over all of them.
"""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.roles import May as InRecruitment
from secretariat.areas.workforce.roles import May as InWorkforce
from secretariat.engine.access.permissions import PUBLIC, STAFF
from secretariat.engine.dashboards.declaring import Dashboard, Tile
from secretariat.engine.dashboards.permissions import May

PUBLIC_AT_LARGE = Dashboard(
    key="public",
    title=_("The Organization in figures"),
    audience=PUBLIC,
    sentence=_("For everybody: what its members undertook, what it achieved, who works for it."),
    tiles=(
        Tile(measure="reference.member_states"),
        Tile(measure="standards.states_with_one_in_each", years=10, aimed=True),
        Tile(measure="standards.ratifications_in_force", years=10),
        Tile(measure="results.verified_results", years=8),
        Tile(measure="workforce.officials", by="region"),
        Tile(measure="workforce.women"),
        Tile(measure="standards.states_with_all", by="region"),
    ),
)

GOVERNING_BODY = Dashboard(
    key="governing-body",
    title=_("For the Governing Body"),
    audience=May.READ_GOVERNING_BODY,
    sentence=_("What the Governing Body adopted, how far it has come, and with what staff."),
    tiles=(
        Tile(measure="standards.states_with_one_in_each", years=10, aimed=True),
        Tile(measure="standards.ratifications_registered", years=10),
        Tile(measure="standards.prospects", words=_("What member States say they prepare.")),
        Tile(measure="results.verified_results", by="region", aimed=True),
        Tile(measure="governance.follow_ups_open", words=_("Asked of the Office, not closed yet.")),
        Tile(measure="governance.follow_ups_overdue"),
        Tile(measure="workforce.women_in_senior_posts", aimed=True),
        Tile(measure="workforce.adequately_represented_states", years=10, aimed=True),
        Tile(measure="workforce.non_represented_states", by="region"),
        Tile(measure="recruitment.vacancies_published", years=5),
        Tile(measure="recruitment.days_to_selection", years=5),
    ),
)

SENIOR_MANAGEMENT = Dashboard(
    key="senior-management",
    title=_("For senior management"),
    audience=May.READ_SENIOR_MANAGEMENT,
    sentence=_("What has to be decided on: posts, people who leave, results that come in."),
    tiles=(
        Tile(measure="workforce.officials", years=10),
        Tile(measure="workforce.posts", years=10),
        Tile(measure="workforce.vacant_posts", by="grade"),
        Tile(measure="workforce.turnover", years=8),
        Tile(measure="workforce.exits", years=8),
        Tile(measure="workforce.women_in_senior_posts", by="region", aimed=True),
        Tile(measure="workforce.on_development_cooperation", years=10),
        Tile(measure="results.verified_results", years=8),
        Tile(measure="standards.days_to_ratification"),
        Tile(measure="recruitment.open_vacancies", words=_("Published, and not filled yet.")),
        Tile(measure="recruitment.days_to_selection_nine_tenths"),
    ),
)

REFORM = Dashboard(
    key="reform",
    title=_("For the reform teams"),
    audience=May.READ_REFORM,
    sentence=_("What the reform set out to change in the staff and its structure, year by year."),
    tiles=(
        Tile(measure="workforce.women", years=10, aimed=True),
        Tile(measure="workforce.women_in_senior_posts", years=10, aimed=True),
        Tile(measure="workforce.young_officials", years=10, aimed=True),
        Tile(measure="workforce.vacant_posts", aimed=True),
        Tile(measure="workforce.years_in_grade", words=_("How long careers stand still.")),
        Tile(measure="results.milestones_met", words=_("Progress: steps taken, not yet effects.")),
        Tile(measure="workforce.adequately_represented_states", by="region", aimed=True),
        Tile(measure="workforce.officials", by="category"),
        Tile(measure="workforce.officials_with_disabilities"),
    ),
)

ALL_OFFICIALS = Dashboard(
    key="officials",
    title=_("For all officials"),
    audience=STAFF,
    sentence=_("What the Office works for, and who works in it."),
    tiles=(
        Tile(measure="results.verified_results", by="region"),
        Tile(measure="standards.states_with_one_in_each", years=10, aimed=True),
        Tile(measure="standards.ratifications_registered", years=10),
        Tile(measure="workforce.posts", years=10),
        Tile(measure="workforce.officials", by="region"),
        Tile(measure="workforce.women"),
        Tile(measure="workforce.women_in_senior_posts"),
    ),
)

RECRUITMENT = Dashboard(
    key="recruitment",
    title=_("For those who recruit"),
    audience=InRecruitment.READ_RECRUITMENT,
    sentence=_(
        "What is open and for how long, how soon it is filled, and where candidates come from."
    ),
    tiles=(
        Tile(measure="recruitment.open_vacancies", by="age"),
        Tile(measure="recruitment.applications", by="source"),
        Tile(measure="recruitment.vacancies_published", years=5),
        Tile(measure="recruitment.positions_filled", years=5),
        Tile(measure="recruitment.days_to_selection", years=5),
        Tile(measure="recruitment.days_to_selection_nine_tenths", words=_("The long ones.")),
        Tile(measure="recruitment.key_days_to_post", years=5),
        Tile(measure="recruitment.cooperation_days_to_post", years=5),
        Tile(measure="recruitment.outreach_yield"),
        Tile(measure="recruitment.candidates_on_rosters"),
        Tile(measure="recruitment.roster_use"),
    ),
)

APPLICANTS = Dashboard(
    key="applicants",
    title=_("Who applies, and how far they come"),
    audience=InRecruitment.READ_DECLARATIONS,
    sentence=_("What applicants declared of themselves, stage by stage: for the statistics alone."),
    tiles=(
        Tile(measure="recruitment.applicants_at_second_stage", by="sex"),
        Tile(measure="recruitment.applicants_at_third_stage", by="sex"),
        Tile(measure="recruitment.applicants", years=5),
        Tile(measure="recruitment.reached_second_stage", years=5),
        Tile(measure="recruitment.reached_third_stage", years=5),
        Tile(measure="recruitment.chosen", years=5),
    ),
)

MANAGERS = Dashboard(
    key="managers",
    title=_("For managers"),
    audience=InWorkforce.READ_STAFFING,
    sentence=_("Posts nobody holds, what is being done to fill them, and how long that takes."),
    tiles=(
        Tile(measure="workforce.vacant_posts", by="category"),
        Tile(measure="recruitment.open_vacancies", by="phase"),
        Tile(measure="recruitment.vacancies_published", years=5),
        Tile(measure="recruitment.days_to_selection", years=5),
        Tile(measure="recruitment.days_to_selection_median"),
        Tile(measure="recruitment.cooperation_days_to_post"),
        Tile(measure="workforce.retirements_due"),
        Tile(measure="recruitment.geographical_moves"),
        Tile(measure="recruitment.functional_moves"),
    ),
)

DASHBOARDS = (
    PUBLIC_AT_LARGE,
    GOVERNING_BODY,
    SENIOR_MANAGEMENT,
    REFORM,
    ALL_OFFICIALS,
    RECRUITMENT,
    APPLICANTS,
    MANAGERS,
)
