"""Who may do what, written out in words: a change of a role is a change of this page, reviewed."""

from dataclasses import dataclass, field
from datetime import date, timedelta

ON = date(2026, 11, 20)

MAY = {
    "access_manager": (
        "access.manage_people access.manage_grants access.read_people access.read_history"
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
    "candidate_data_officer": "recruitment.erase_candidates recruitment.read_vacancies",
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
        " workforce.strike_posts workforce.posts"
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
    " workforce.strike_posts workforce.posts workforce.appoint"
    " workforce.correct_incumbencies workforce.end_incumbencies"
    " workforce.strike_incumbencies workforce.incumbencies"
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

PAGES = {
    "access.read_public": (
        "home find figures figure figure-csv figure-json evidence"
        " registers register register-csv register-xlsx record act act-on undo-act import undo move"
        " data data-catalogue monitoring dashboards dashboard dashboard-csv dashboard-json"
        " papers papers-feed paper-latest paper paper-step verify paper-file frameworks framework"
        " indicator"
        " standards-instrument standards-state"
        " workforce-representation workforce-composition governance-session governance-objective"
        " governance-paper recruitment-incidence"
        " opening openings apply apply-check apply-sent candidate candidate-open candidate-link"
        " candidate-withdraw candidate-erase candidate-leave"
        " manual workflows workflow"
        " api api-description api-registers api-register api-record api-history api-act api-move"
        " api-undo api-figures api-figure api-nothing"
        " account_login account_logout account_inactive account_reauthenticate"
        " account_change_password mfa_index mfa_authenticate mfa_reauthenticate mfa_activate_totp"
        " mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes"
        " mfa_download_recovery_codes mfa_list_webauthn mfa_add_webauthn mfa_login_webauthn"
        " mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_edit_webauthn"
    ),
    "access.sign_in": (
        "account sessions why record-access tokens token-revoke jobs job job-again job-let-go"
        " notices notices-read notices-mail follow unfollow view view-new view-remove together"
        " comment comment-withdraw attach attachment attachment-take-back"
        " restated restated-between"
        " draft draft-beside draft-remarks draft-versions draft-file draft-print draft-upload"
        " workforce-my-file workforce-official workforce-staffing workforce-post"
    ),
    "access.take_part": "delegations delegation-end",
    "access.read_people": "people person-add person person-deed person-grant-end",
    "access.read_readings": "readings",
    "recruitment.read_recruitment": "recruitment-rates",
    "recruitment.read_applications": ("recruitment-appointment application-files application-file"),
    "recruitment.keep_applications": "recruitment-on-post",
}
"""Which permission opens each page at all.

What a page of records shows is asked for besides: by the register, the figure or the paper. The
sign-in library’s pages ask for a sign-in themselves, and those of actions for the action’s own.
"""

PEOPLE = """
role            over        people  person  add  give  close  end  readings
access_manager  everything  200     200     200  200   200    200  403
access_manager  her-unit    200     200     200  200   200    200  403
access_manager  elsewhere   200     404     200  404   404    404  403
auditor         everything  200     200     403  403   403    403  200
auditor         her-unit    200     200     403  403   403    403  403
auditor         elsewhere   200     404     403  404   404    404  403
"""
"""What the pages of people answer to whoever holds a role over everything, over the unit in which
the person asked for works, or over another. Whoever holds any other role is refused all of them,
and who has not signed in is asked to."""

OPEN_TO_ALL = {
    "registers": (
        "states memberships successions regions languages units duty-stations organization"
        " frameworks levels objectives objective_texts indicators indicator_parts baselines targets"
        " milestones results result_splits judged_values objective_continuations"
        " indicator_continuations initiatives initiative_objectives"
        " instruments ratifications categories listings"
        " parts acceptances declarations conditions prospects"
        " grades job-families job-descriptions grade-requirements language-requirements"
        " requirement-terms station-classifications retirement-rules assessments populations"
        " representation-methods representation-formulas representation-choices"
        " bodies agenda-sections sessions session-documents decisions decision-objectives"
        " follow-up-reports"
        " outreach-events vacancies recruitment-stages publication-channels"
    ),
    "measures": (
        "reference.member_states reference.admissions"
        " results.objectives_of_first_level results.objectives_of_second_level results.indicators"
        " results.indicator_values results.objectives_continued results.objectives_continuing"
        " results.indicators_continued results.indicators_continuing results.verified_results"
        " results.women_and_men results.shared_initiatives results.baselines_in_per_cent"
        " results.targets_in_per_cent results.values_in_per_cent results.states_at_baseline"
        " results.states_aimed_at results.states_with_results results.milestones_met"
        " standards.ratifications"
        " standards.ratifications_in_force standards.ratifications_registered"
        " standards.denunciations standards.states_with_one_in_each standards.states_with_all"
        " standards.states_with_none standards.instruments_in_force standards.days_to_ratification"
        " standards.parts_accepted standards.prospects"
        " workforce.officials workforce.officials_by_age workforce.women"
        " workforce.women_in_senior_posts workforce.on_development_cooperation"
        " workforce.counted_for_representation workforce.young_officials"
        " workforce.officials_with_disabilities workforce.years_of_service"
        " workforce.years_in_grade workforce.posts workforce.vacant_posts workforce.entries"
        " workforce.exits workforce.turnover workforce.retirements_due"
        " workforce.states_by_representation workforce.adequately_represented_states"
        " workforce.over_represented_states workforce.non_represented_states"
        " governance.decisions_open governance.follow_ups_open governance.follow_ups_overdue"
        " governance.follow_ups_given governance.follow_ups_closed governance.days_to_report"
        " governance.reported_in_time"
        " recruitment.vacancies_published recruitment.open_vacancies recruitment.positions_filled"
        " recruitment.professional_positions_filled recruitment.days_to_selection"
        " recruitment.days_to_selection_median recruitment.days_to_selection_nine_tenths"
        " recruitment.key_days_to_post recruitment.key_days_to_post_median"
        " recruitment.key_days_to_post_nine_tenths recruitment.cooperation_days_to_post"
        " recruitment.cooperation_days_to_post_median"
        " recruitment.cooperation_days_to_post_nine_tenths"
        " recruitment.outreach_events recruitment.career_fairs"
        " recruitment.geographical_moves recruitment.functional_moves"
    ),
    "publications": (
        "fundamental-conventions composition-of-the-staff standards-and-rights-2002-05"
        " reform-2015-17 recruitment-and-diversity"
    ),
    "dashboards": "public",
}
"""What the whole world may read, signed in or not."""

RESERVED = {
    "frameworks levels objectives objective_texts indicators indicator_parts baselines targets"
    " milestones objective_continuations indicator_continuations initiative_objectives": (
        "results.draft_frameworks results.record_adoption results.link_frameworks"
        " results.report_results results.verify_results results.publish_results"
        " results.clear_results anywhere"
    ),
    "results judged_values result_splits": "results.report_results results.verify_results",
    "vacancies": "recruitment.read_vacancies",
}
"""Registers that keep some records back, drafts and what waits to be verified, and what shows them
nevertheless: over the record’s unit, or held anywhere at all."""

FREEZE = {
    "fundamental-conventions": "standards.publish_standards",
    "standards-and-rights-2002-05": "results.publish_results",
    "reform-2015-17": "results.publish_results",
    "composition-of-the-staff": "workforce.publish_workforce",
    "recruitment-and-diversity": "workforce.publish_workforce",
}
"""Which permission freezing a publication needs; publishing it needs the same."""

CLEAR = {
    "fundamental-conventions": "standards.clear_standards",
    "standards-and-rights-2002-05": "results.clear_results",
    "reform-2015-17": "results.clear_results",
    "composition-of-the-staff": "workforce.clear_workforce",
    "recruitment-and-diversity": "workforce.clear_workforce",
}
"""Which permission clearing an edition needs, of somebody else than who froze it."""


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
