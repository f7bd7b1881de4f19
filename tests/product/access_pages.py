"""Which pages, registers and papers open to whom, written out in words."""

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
        " candidate-opening candidate-another candidate-withdraw candidate-erase candidate-leave"
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
        " restated restated-between paper-freeze"
        " draft draft-beside draft-remarks draft-versions draft-file draft-print draft-upload"
        " workforce-my-file workforce-official workforce-staffing workforce-post"
    ),
    "workforce.keep_posts": "workforce-continue",
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
role            over        people  person  add  give  hand  close  end  readings
access_manager  everything  200     200     200  200   200   200    200  403
access_manager  her-unit    200     200     200  200   200   200    200  403
access_manager  elsewhere   200     404     200  404   404   404    404  403
auditor         everything  200     200     403  403   403   403    403  200
auditor         her-unit    200     200     403  403   403   403    403  403
auditor         elsewhere   200     404     403  404   404   404    404  403
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
    " milestones objective_continuations indicator_continuations initiative_objectives"
    " decision-objectives": (
        "results.draft_frameworks results.record_adoption results.link_frameworks"
        " results.report_results results.verify_results results.publish_results"
        " results.clear_results anywhere"
    ),
    "results judged_values result_splits": "results.report_results results.verify_results",
    "vacancies": "recruitment.read_vacancies",
    "applications candidates steps candidate-assessments appointments panel-members": (
        "recruitment.keep_applications recruitment.decide_selections"
        " recruitment.erase_candidates hers"
    ),
}
"""Registers that keep some records back, drafts, what waits to be verified and the cases of others’
panels, and what shows them nevertheless: over the record’s unit, held anywhere at all, or that
they are somebody’s own."""

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
