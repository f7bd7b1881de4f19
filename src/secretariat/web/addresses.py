"""Which address answers with which page; each is the same in every language.

Pages are open as such: what each shows is decided by the measure's audience, the register's
permission or the publication's, which the view asks about first.
"""

from django.urls import include, path, re_path

from secretariat.engine.access.pages import View, page, public
from secretariat.engine.access.permissions import EVERYONE, STAFF, May
from secretariat.web.access.rates import searching
from secretariat.web.asking import today
from secretariat.web.pages import (
    account,
    actions,
    catalogue,
    delegations,
    editions,
    exports,
    figures,
    finding,
    freezing,
    home,
    imports,
    jobs,
    manual,
    notices,
    papers,
    people,
    readings,
    records,
    registers,
    restating,
    sessions,
    together,
    tokens,
    undoing,
    views,
    why,
    workflows,
)
from secretariat.web.unchanged import kept_for_strangers

FIGURE = r"^figures/(?P<key>[a-z][a-z0-9_]*\.[a-z0-9_]+)"

signed_in = page(EVERYONE, today=today)
of_staff = page(STAFF, today=today)
of_readings = page(May.READ_READINGS, today=today)
of_people = page(May.READ_PEOPLE, today=today)


def told(view: View) -> View:
    """Open a page to the whole world that is made anew for strangers only once it has changed."""
    return public(kept_for_strangers(view))


urlpatterns = [
    path("", told(home.home_page), name="home"),
    path("api/", include("secretariat.web.api.addresses")),
    path("account/tokens/", signed_in(tokens.tokens_page), name="tokens"),
    path("account/tokens/<int:number>/revoke", signed_in(tokens.revoke_page), name="token-revoke"),
    path("account/", signed_in(account.account_page), name="account"),
    path("account/sessions/", signed_in(sessions.sessions_page), name="sessions"),
    path("why", signed_in(why.why_page), name="why"),
    path(
        "readings/", page(May.READ_READINGS, today=today)(readings.readings_page), name="readings"
    ),
    path("people/", of_people(searching(people.people_page)), name="people"),
    path("people/add", of_people(people.add_page), name="person-add"),
    path("people/<int:number>/", of_people(people.person_page), name="person"),
    path("people/<int:number>/do/<slug:key>", of_people(people.deed_page), name="person-deed"),
    path(
        "people/<int:number>/roles/<int:grant>/end",
        of_people(people.end_page),
        name="person-grant-end",
    ),
    path("jobs/", signed_in(jobs.jobs_page), name="jobs"),
    path("jobs/<int:number>/", signed_in(jobs.job_page), name="job"),
    path("jobs/<int:number>/again", signed_in(jobs.again_page), name="job-again"),
    path("jobs/<int:number>/let-go", signed_in(jobs.let_go_page), name="job-let-go"),
    path("notices/", signed_in(notices.notices_page), name="notices"),
    path("notices/read", signed_in(notices.read_page), name="notices-read"),
    path("notices/mail", signed_in(notices.mail_page), name="notices-mail"),
    path("follow", signed_in(notices.follow_page), name="follow"),
    path("unfollow", signed_in(notices.unfollow_page), name="unfollow"),
    path("delegations/", of_staff(delegations.delegations_page), name="delegations"),
    path(
        "delegations/<int:number>/end", of_staff(delegations.take_back_page), name="delegation-end"
    ),
    path("manual/", told(manual.manual_page), name="manual"),
    path("manual/workflows/", told(manual.workflows_page), name="workflows"),
    path("manual/workflows/<str:key>", told(manual.workflow_page), name="workflow"),
    path("find", public(searching(finding.find_page)), name="find"),
    path("dashboards/", include("secretariat.web.dashboards.addresses")),
    path("data/", include("secretariat.web.data.addresses")),
    path("figures/", told(catalogue.figures_page), name="figures"),
    re_path(rf"{FIGURE}$", told(figures.figure_page), name="figure"),
    re_path(rf"{FIGURE}\.csv$", told(figures.figure_csv), name="figure-csv"),
    re_path(rf"{FIGURE}\.json$", told(figures.figure_json), name="figure-json"),
    re_path(rf"{FIGURE}/records$", told(figures.evidence_page), name="evidence"),
    path("registers/", public(registers.registers_page), name="registers"),
    path("registers/<slug:key>/", public(searching(registers.register_list)), name="register"),
    path(
        "registers/<slug:key>/export.csv",
        public(searching(exports.register_csv)),
        name="register-csv",
    ),
    path(
        "registers/<slug:key>/export.xlsx",
        public(searching(exports.register_xlsx)),
        name="register-xlsx",
    ),
    path("registers/<slug:key>/together", signed_in(together.together_page), name="together"),
    path("registers/<slug:key>/views/new", signed_in(views.new_view_page), name="view-new"),
    path("registers/<slug:key>/views/<int:number>", signed_in(views.view_page), name="view"),
    path(
        "registers/<slug:key>/views/<int:number>/remove",
        signed_in(views.remove_view_page),
        name="view-remove",
    ),
    path("registers/<slug:key>/<int:number>/", public(records.record_page), name="record"),
    path(
        "registers/<slug:key>/<int:number>/access",
        signed_in(why.record_access_page),
        name="record-access",
    ),
    path("registers/<slug:key>/<int:number>/", include("secretariat.web.discussion.addresses")),
    path("registers/<slug:key>/do/<slug:name>", public(actions.action_page), name="act"),
    path(
        "registers/<slug:key>/<int:number>/move/<slug:name>",
        public(workflows.move_page),
        name="move",
    ),
    path(
        "registers/<slug:key>/<int:number>/do/<slug:name>",
        public(actions.action_page),
        name="act-on",
    ),
    path(
        "registers/<slug:key>/<int:number>/undo/<uuid:act>",
        public(undoing.undo_act_page),
        name="undo-act",
    ),
    path("registers/<slug:key>/import", public(imports.import_page), name="import"),
    path("registers/<slug:key>/import/<uuid:act>/undo", public(imports.undo_page), name="undo"),
    path("papers/", told(papers.papers_page), name="papers"),
    path("papers/feed.atom", public(editions.feed), name="papers-feed"),
    path(
        "papers/<slug:key>/<int:edition>/step/<slug:name>",
        public(editions.step_page),
        name="paper-step",
    ),
    path("papers/<slug:key>/", told(papers.paper_page), name="paper-latest"),
    path("papers/<slug:key>/freeze", signed_in(freezing.freeze_page), name="paper-freeze"),
    path("papers/<slug:key>/draft/", include("secretariat.web.drafting.addresses")),
    path("papers/<slug:key>/<int:edition>", told(papers.paper_page), name="paper"),
    path("papers/<slug:key>/<int:edition>/verify", public(papers.verify_page), name="verify"),
    path(
        "papers/<slug:key>/<int:edition>/restated",
        signed_in(restating.restated_page),
        name="restated",
    ),
    path(
        "papers/<slug:key>/<int:edition>/restated/<int:other>",
        signed_in(restating.restated_page),
        name="restated-between",
    ),
    path(
        "papers/<slug:key>/<int:edition>.<slug:form>", public(papers.paper_file), name="paper-file"
    ),
]
