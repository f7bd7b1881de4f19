"""Who may do what, written out in words: a change of a role is a change of this page, reviewed."""

from dataclasses import dataclass, field
from datetime import date, timedelta

ON = date(2026, 11, 20)

MAY = {
    "access_manager": (
        "access.manage_people access.manage_grants access.hand_over_moves access.read_people"
        " access.read_history"
    ),
    "auditor": "access.read_people access.read_history access.read_readings",
    "guest": "",
    "data_protection_officer": "access.erase_people",
    "operator": "jobs.manage_jobs",
    "reference_editor": "reference.keep_reference reference.keep_memberships",
    "standards_officer": "standards.register_ratifications",
    "standards_editor": "standards.keep_instruments standards.register_ratifications",
    "standards_publisher": "standards.publish_standards",
    "standards_clearer": "standards.clear_standards",
    "framework_editor": "results.draft_frameworks results.link_frameworks",
    "adoption_secretary": "results.record_adoption",
    "results_officer": "results.report_results",
    "results_verifier": "results.verify_results",
    "results_publisher": "results.publish_results",
    "results_clearer": "results.clear_results",
    "classifier": "workforce.keep_jobs",
    "post_officer": "workforce.keep_posts workforce.read_staffing",
    "manager": "workforce.read_staffing",
    "hr_officer": "workforce.read_staffing workforce.read_files workforce.keep_files",
    "hr_analyst": (
        "workforce.read_staffing workforce.keep_representation workforce.publish_workforce"
    ),
    "workforce_clearer": "workforce.clear_workforce",
    "inclusion_officer": "workforce.read_disabilities workforce.keep_disabilities",
    "body_secretary": "governance.record_decisions governance.give_follow_ups",
    "follow_up_officer": "governance.answer_follow_ups",
    "recruiter": (
        "recruitment.read_vacancies recruitment.prepare_vacancies recruitment.read_applications"
        " recruitment.keep_applications recruitment.keep_rosters recruitment.read_recruitment"
    ),
    "vacancy_publisher": (
        "recruitment.read_vacancies recruitment.publish_vacancies recruitment.approve_departures"
        " recruitment.read_recruitment"
    ),
    "assessor": "recruitment.read_vacancies recruitment.read_applications recruitment.assess",
    "selector": (
        "recruitment.read_vacancies recruitment.read_applications recruitment.decide_selections"
        " recruitment.read_recruitment"
    ),
    "recruitment_analyst": (
        "recruitment.read_declarations recruitment.read_recruitment recruitment.read_vacancies"
    ),
    "outreach_officer": (
        "recruitment.keep_outreach recruitment.keep_mobility recruitment.read_recruitment"
    ),
    "candidate_data_officer": (
        "recruitment.erase_candidates recruitment.read_applications recruitment.read_vacancies"
    ),
    "case_importer": "recruitment.take_over_cases",
    "moderator": "discussion.moderate_comments",
    "governing_body_member": "dashboards.read_governing_body",
    "senior_manager": (
        "dashboards.read_governing_body dashboards.read_senior_management dashboards.read_reform"
    ),
    "reform_team": "dashboards.read_reform",
}
"""What each role permits."""

NEEDED = {
    "reference.keep_reference": (
        "reference.name_organization reference.rename_organization"
        " reference.add_regions reference.amend_regions reference.regions"
        " reference.add_languages reference.amend_languages reference.languages"
        " reference.add_states reference.amend_states reference.states reference.add_successions"
        " reference.add_units reference.amend_units reference.units"
        " reference.add_duty_stations reference.amend_duty_stations reference.duty_stations"
    ),
    "reference.keep_memberships": (
        "reference.admit reference.correct_memberships reference.end_memberships"
        " reference.memberships"
    ),
    "standards.keep_instruments": (
        "standards.add_instruments standards.amend_instruments standards.instruments"
        " standards.add_categories standards.list_instruments standards.amend_listings"
        " standards.listings standards.add_parts"
    ),
    "standards.register_ratifications": (
        "standards.register_ratifications standards.correct_ratifications standards.denounce"
        " standards.strike_ratifications standards.ratifications"
        " standards.accept_parts standards.amend_acceptances"
        " standards.register_declarations standards.amend_declarations"
        " standards.set_conditions standards.meet_conditions"
        " standards.note_prospects standards.amend_prospects standards.prospects"
    ),
    "results.draft_frameworks": (
        "results.add_frameworks results.amend_frameworks results.frameworks"
        " results.add_levels results.amend_levels results.levels"
        " results.add_objectives results.amend_objectives results.remove_objectives"
        " results.objectives results.add_texts results.amend_texts results.objective_texts"
        " results.add_indicators results.amend_indicators results.remove_indicators"
        " results.indicators results.add_parts results.amend_parts results.remove_parts"
        " results.parts results.add_baselines results.amend_baselines results.baselines"
        " results.add_targets results.amend_targets results.remove_targets results.targets"
        " results.add_milestones results.amend_milestones results.milestones"
    ),
    "results.link_frameworks": (
        "results.add_objective_continuations results.amend_objective_continuations"
        " results.objective_continuations results.add_indicator_continuations"
        " results.amend_indicator_continuations results.indicator_continuations"
        " results.add_initiatives results.amend_initiatives results.initiatives"
        " results.add_initiative_objectives"
    ),
    "results.record_adoption": (
        "results.frameworks_adopt results.frameworks_close results.frameworks_supersede"
    ),
    "results.report_results": (
        "results.add_results results.amend_results results.results"
        " results.add_values results.amend_values results.values"
        " results.add_splits results.amend_splits results.splits"
        " results.results_report results.results_withdraw"
        " results.values_report results.values_withdraw"
    ),
    "results.verify_results": (
        "results.meet_conditions results.meet_milestones"
        " results.results_verify results.results_return"
        " results.values_verify results.values_return"
    ),
    "workforce.keep_jobs": (
        "workforce.add_grades workforce.amend_grades workforce.remove_grades"
        " workforce.add_job_families workforce.amend_job_families"
        " workforce.remove_job_families workforce.add_job_descriptions"
        " workforce.amend_job_descriptions workforce.remove_job_descriptions"
        " workforce.add_grade_requirements workforce.amend_grade_requirements"
        " workforce.remove_grade_requirements workforce.add_language_requirements"
        " workforce.amend_language_requirements workforce.remove_language_requirements"
        " workforce.add_requirement_terms workforce.amend_requirement_terms"
        " workforce.remove_requirement_terms workforce.add_station_classifications"
        " workforce.amend_station_classifications workforce.remove_station_classifications"
        " workforce.add_retirement_rules workforce.amend_retirement_rules"
        " workforce.remove_retirement_rules workforce.grades workforce.job_families"
        " workforce.job_descriptions workforce.grade_requirements"
        " workforce.language_requirements workforce.requirement_terms"
        " workforce.station_classifications workforce.retirement_rules"
    ),
    "workforce.keep_posts": (
        "workforce.establish_posts workforce.correct_posts workforce.abolish_posts"
        " workforce.strike_posts workforce.continue_posts workforce.posts"
    ),
    "workforce.keep_files": (
        "workforce.appoint workforce.correct_incumbencies workforce.end_incumbencies"
        " workforce.strike_incumbencies workforce.add_officials workforce.amend_officials"
        " workforce.strike_officials workforce.add_nationalities workforce.amend_nationalities"
        " workforce.remove_nationalities workforce.add_contracts workforce.amend_contracts"
        " workforce.remove_contracts workforce.add_grades_held workforce.amend_grades_held"
        " workforce.remove_grades_held workforce.officials workforce.incumbencies"
        " workforce.nationalities workforce.contracts workforce.grades_held"
    ),
    "workforce.keep_disabilities": (
        "workforce.add_disabilities workforce.amend_disabilities"
        " workforce.remove_disabilities workforce.disabilities"
    ),
    "workforce.keep_representation": (
        "workforce.add_assessments workforce.amend_assessments workforce.remove_assessments"
        " workforce.add_populations workforce.amend_populations workforce.remove_populations"
        " workforce.add_representation_methods workforce.amend_representation_methods"
        " workforce.remove_representation_methods workforce.add_representation_formulas"
        " workforce.amend_representation_formulas workforce.remove_representation_formulas"
        " workforce.add_representation_choices workforce.amend_representation_choices"
        " workforce.remove_representation_choices workforce.assessments workforce.populations"
        " workforce.representation_methods workforce.representation_formulas"
        " workforce.representation_choices"
    ),
    "governance.record_decisions": (
        "governance.add_bodies governance.amend_bodies governance.remove_bodies governance.bodies"
        " governance.add_agenda_sections governance.amend_agenda_sections"
        " governance.remove_agenda_sections governance.agenda_sections"
        " governance.add_sessions governance.amend_sessions governance.remove_sessions"
        " governance.sessions governance.add_session_documents governance.amend_session_documents"
        " governance.remove_session_documents governance.session_documents"
        " governance.add_decisions governance.amend_decisions governance.remove_decisions"
        " governance.decisions governance.add_decision_objectives"
        " governance.amend_decision_objectives governance.remove_decision_objectives"
        " governance.decision_objectives"
    ),
    "governance.give_follow_ups": (
        "governance.add_follow_ups governance.amend_follow_ups governance.remove_follow_ups"
        " governance.follow_ups governance.follow_ups_close governance.follow_ups_reopen"
    ),
    "governance.answer_follow_ups": (
        "governance.add_follow_up_reports governance.amend_follow_up_reports"
        " governance.remove_follow_up_reports governance.follow_up_reports"
        " governance.follow_ups_take_up governance.follow_ups_report"
    ),
    "recruitment.prepare_vacancies": (
        "recruitment.add_recruitment_stages recruitment.amend_recruitment_stages"
        " recruitment.remove_recruitment_stages recruitment.add_publication_channels"
        " recruitment.amend_publication_channels recruitment.remove_publication_channels"
        " recruitment.add_vacancies recruitment.amend_vacancies recruitment.remove_vacancies"
        " recruitment.add_vacancy_announcements recruitment.amend_vacancy_announcements"
        " recruitment.remove_vacancy_announcements recruitment.add_vacancy_positions"
        " recruitment.amend_vacancy_positions recruitment.remove_vacancy_positions"
        " recruitment.add_vacancy_postings recruitment.amend_vacancy_postings"
        " recruitment.remove_vacancy_postings recruitment.add_constituents_informed"
        " recruitment.amend_constituents_informed recruitment.remove_constituents_informed"
        " recruitment.add_panel_members recruitment.amend_panel_members"
        " recruitment.remove_panel_members recruitment.vacancies_close"
        " recruitment.vacancies_complete recruitment.stages recruitment.channels"
    ),
    "recruitment.approve_departures": (
        "recruitment.add_requirement_departures recruitment.amend_requirement_departures"
        " recruitment.remove_requirement_departures"
    ),
    "recruitment.assess": (
        "recruitment.declare_interests recruitment.add_candidate_assessments"
        " recruitment.amend_candidate_assessments"
    ),
    "recruitment.keep_applications": (
        "recruitment.add_appointments recruitment.amend_appointments"
        " recruitment.remove_appointments recruitment.link_incumbencies"
        " recruitment.add_background_checks recruitment.amend_background_checks"
        " recruitment.remove_background_checks recruitment.add_candidates"
        " recruitment.amend_candidates recruitment.correct_applications recruitment.add_steps"
        " recruitment.link_officials"
        " recruitment.amend_steps recruitment.remove_steps recruitment.appointments_recommend"
        " recruitment.appointments_offer recruitment.appointments_accept"
        " recruitment.appointments_decline recruitment.appointments_begin"
        " recruitment.applications_find_eligible recruitment.applications_screen_out"
        " recruitment.applications_screen_again recruitment.applications_shortlist"
        " recruitment.applications_recommend recruitment.applications_choose"
        " recruitment.applications_not_retain recruitment.applications_withdraw"
        " recruitment.candidates recruitment.steps"
    ),
    "recruitment.take_over_cases": (
        "recruitment.take_over_vacancies recruitment.take_over_vacancy_announcements"
        " recruitment.take_over_vacancy_positions recruitment.take_over_vacancy_postings"
        " recruitment.take_over_constituents_informed recruitment.take_over_appointments"
        " recruitment.take_over_panel_members recruitment.take_over_candidate_assessments"
        " recruitment.take_over_background_checks"
        " recruitment.add_candidate_declarations recruitment.amend_candidate_declarations"
        " recruitment.remove_candidate_declarations recruitment.receive_applications"
        " recruitment.take_over_applications recruitment.declarations"
    ),
    "recruitment.erase_candidates": ("recruitment.set_erasure"),
    "recruitment.publish_vacancies": (
        "recruitment.vacancies_publish recruitment.vacancies_readvertise"
        " recruitment.vacancies_cancel"
    ),
    "recruitment.decide_selections": (
        "recruitment.appointments_decide recruitment.appointments_not_agree"
    ),
    "recruitment.keep_outreach": (
        "recruitment.add_outreach_events recruitment.amend_outreach_events"
        " recruitment.remove_outreach_events recruitment.outreach_events"
        " recruitment.add_application_sources recruitment.amend_application_sources"
        " recruitment.remove_application_sources recruitment.application_sources"
        " recruitment.add_outreach_contacts recruitment.amend_outreach_contacts"
        " recruitment.remove_outreach_contacts recruitment.outreach_contacts"
    ),
    "recruitment.keep_rosters": (
        "recruitment.add_rosters recruitment.amend_rosters"
        " recruitment.remove_rosters recruitment.rosters"
        " recruitment.add_roster_places recruitment.amend_roster_places"
        " recruitment.remove_roster_places recruitment.roster_places"
    ),
    "recruitment.keep_mobility": (
        "recruitment.add_willingness recruitment.amend_willingness"
        " recruitment.remove_willingness recruitment.willingness"
        " recruitment.add_mobility_exercises recruitment.amend_mobility_exercises"
        " recruitment.remove_mobility_exercises recruitment.mobility_exercises"
        " recruitment.add_proposed_moves recruitment.amend_proposed_moves"
        " recruitment.remove_proposed_moves recruitment.proposed_moves"
    ),
    "imports.match_names": "imports.match_names",
}
"""Which permission each action needs; to match names, an import asks for its own instead."""

OF_A_UNIT = (
    "results.add_results results.amend_results results.results"
    " results.add_values results.amend_values results.values"
    " results.add_splits results.amend_splits results.splits"
    " results.results_report results.results_withdraw results.results_verify results.results_return"
    " results.values_report results.values_withdraw results.values_verify results.values_return"
    " results.meet_conditions results.meet_milestones"
    " workforce.establish_posts workforce.correct_posts workforce.abolish_posts"
    " workforce.strike_posts workforce.continue_posts workforce.posts workforce.appoint"
    " workforce.correct_incumbencies workforce.end_incumbencies"
    " workforce.strike_incumbencies workforce.incumbencies"
    " workforce.add_officials workforce.amend_officials workforce.strike_officials"
    " workforce.add_nationalities workforce.amend_nationalities workforce.remove_nationalities"
    " workforce.add_contracts workforce.amend_contracts workforce.remove_contracts"
    " workforce.add_grades_held workforce.amend_grades_held workforce.remove_grades_held"
    " workforce.add_disabilities workforce.amend_disabilities workforce.remove_disabilities"
    " workforce.officials workforce.nationalities workforce.contracts workforce.grades_held"
    " workforce.disabilities"
    " governance.add_follow_ups governance.amend_follow_ups governance.remove_follow_ups"
    " governance.follow_ups governance.add_follow_up_reports governance.amend_follow_up_reports"
    " governance.remove_follow_up_reports governance.follow_up_reports"
    " governance.follow_ups_take_up governance.follow_ups_report governance.follow_ups_close"
    " governance.follow_ups_reopen"
    " recruitment.add_vacancies recruitment.amend_vacancies recruitment.remove_vacancies"
    " recruitment.add_vacancy_announcements recruitment.amend_vacancy_announcements"
    " recruitment.remove_vacancy_announcements recruitment.add_vacancy_positions"
    " recruitment.amend_vacancy_positions recruitment.remove_vacancy_positions"
    " recruitment.add_requirement_departures recruitment.amend_requirement_departures"
    " recruitment.remove_requirement_departures recruitment.add_vacancy_postings"
    " recruitment.amend_vacancy_postings recruitment.remove_vacancy_postings"
    " recruitment.add_constituents_informed recruitment.amend_constituents_informed"
    " recruitment.remove_constituents_informed recruitment.add_panel_members"
    " recruitment.amend_panel_members recruitment.remove_panel_members"
    " recruitment.declare_interests recruitment.add_candidate_assessments"
    " recruitment.amend_candidate_assessments recruitment.add_appointments"
    " recruitment.amend_appointments recruitment.remove_appointments"
    " recruitment.link_incumbencies recruitment.add_background_checks"
    " recruitment.amend_background_checks recruitment.remove_background_checks"
    " recruitment.take_over_vacancies recruitment.take_over_vacancy_announcements"
    " recruitment.take_over_vacancy_positions recruitment.take_over_vacancy_postings"
    " recruitment.take_over_constituents_informed recruitment.take_over_appointments"
    " recruitment.take_over_panel_members recruitment.take_over_candidate_assessments"
    " recruitment.take_over_background_checks recruitment.link_officials"
    " recruitment.receive_applications recruitment.correct_applications"
    " recruitment.take_over_applications recruitment.add_steps recruitment.amend_steps"
    " recruitment.remove_steps recruitment.vacancies_publish recruitment.vacancies_close"
    " recruitment.vacancies_readvertise recruitment.vacancies_complete"
    " recruitment.vacancies_cancel recruitment.appointments_recommend"
    " recruitment.appointments_decide recruitment.appointments_not_agree"
    " recruitment.appointments_offer recruitment.appointments_accept"
    " recruitment.appointments_decline recruitment.appointments_begin"
    " recruitment.applications_find_eligible recruitment.applications_screen_out"
    " recruitment.applications_screen_again recruitment.applications_shortlist"
    " recruitment.applications_recommend recruitment.applications_choose"
    " recruitment.applications_not_retain recruitment.applications_withdraw recruitment.steps"
)
"""The actions whose records belong to a unit: a grant over it, or over what holds it, reaches them.

All others change what belongs to the whole organization: a grant over a unit reaches none of it.
"""


@dataclass(frozen=True)
class Standing:
    """How somebody holds a role: over which unit, when, and whether she may sign in at all."""

    words: str
    scope: str = ""
    starts: date = date(2020, 1, 1)
    ends: date | None = None
    is_open: bool = True
    reaches: frozenset[str | None] = field(default=frozenset())


WHOLE, UNIT, PART, LOOKALIKE, OTHER, ANYWHERE = "", "DGO", "DGO/POLICY", "DGOX", "OTHER", None
SCOPES = (WHOLE, UNIT, PART, LOOKALIKE, OTHER, ANYWHERE)
"""What can be asked about: the whole organization, units, and anywhere at all."""

EVERYTHING = frozenset(SCOPES)
A_DAY = timedelta(days=1)

STANDINGS = (
    Standing("over the whole organization", reaches=EVERYTHING),
    Standing("over a unit", UNIT, reaches=frozenset({UNIT, PART, ANYWHERE})),
    Standing("over a part of the unit", PART, reaches=frozenset({PART, ANYWHERE})),
    Standing("over another unit", OTHER, reaches=frozenset({OTHER, ANYWHERE})),
    Standing("until yesterday", ends=ON - A_DAY),
    Standing("until today", ends=ON, reaches=EVERYTHING),
    Standing("from tomorrow", starts=ON + A_DAY),
    Standing("with a closed sign-in", is_open=False),
)
"""How a role may be held, and what it then reaches."""
