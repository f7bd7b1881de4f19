"""Every address of the product, made from what is declared: a new register is visited at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Max, Min
from django.urls import reverse

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.jobs.models import Run
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.fingerprints import symbolic
from secretariat.engine.records.declaring import Kind
from secretariat.engine.registers.declaring import Register, register_for
from secretariat.engine.registers.listing import rows_of
from secretariat.site.product import PRODUCT
from secretariat.web.asking import today
from secretariat.web.imports.finding import import_of
from secretariat.web.records.moves import name_of

EDITIONS = {
    "fundamental-conventions": (1, 2),
    "composition-of-the-staff": (1,),
    "recruitment-and-diversity": (1,),
    "standards-and-rights-2002-05": (1,),
    "reform-2015-17": (1,),
}
MANAGER, AUDITOR, HERSELF = "nadia.belrouche", "grace.mwandeli", "herself"
POST_OFFICER, PUBLISHER = "henrik.solvang", "solveig.aldren"
"""Who asks for what not every official may."""
ONLY = frozenset({MANAGER, AUDITOR, POST_OFFICER, PUBLISHER})

FILES = {
    *("dashboard-csv", "dashboard-json", "data-catalogue"),
    *("figure-csv", "figure-json", "register-csv", "register-xlsx", "paper-file"),
}
"""Names of the addresses that answer with a file, not with a page."""

ELSEWHERE = {
    *("api", "api-registers", "api-register", "api-record", "api-history", "api-figures"),
    *("api-figure", "api-description", "api-act", "api-move", "api-undo", "api-nothing"),
    *("comment", "comment-withdraw", "attach", "attachment", "attachment-take-back"),
    *("draft-file", "draft-upload", "draft-print"),
    *("apply", "apply-check", "apply-sent", "candidate", "candidate-open", "candidate-withdraw"),
    *("candidate-opening", "candidate-another"),
    *("candidate-erase", "candidate-leave", "application-files", "application-file"),
    *(
        "papers-feed",
        "token-revoke",
        "undo-act",
        "undo",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    ),
}
"""Names of the addresses that tests/web/api and tests/web/pages visit: they answer no reader."""

POSTED = {
    *("verify", "job-again", "notices-read", "notices-mail", "follow", "unfollow"),
    "delegation-end",
}
"""Names of the addresses that only take a form."""


@dataclass(frozen=True)
class Address:
    """An address, the name it has in the list of addresses, and whether one must sign in.

    `by` names who alone may ask: tests/web/access visits these.
    """

    name: str
    path: str
    needs_sign_in: bool = False
    by: str = ""

    def __str__(self) -> str:
        return self.path


def every_address() -> list[Address]:
    """Every address: pages and files."""
    return [
        *_general(),
        *(found for one in PRODUCT.measures for found in _of_measure(one)),
        *(found for one in PRODUCT.registers for found in _of_register(one)),
        *_of_papers(),
        *_of_drafts(),
        *of_access(),
        *_of_jobs(),
        *_of_workflows(),
    ]


def pages() -> list[Address]:
    """Those that answer with a page."""
    return [one for one in every_address() if one.name not in FILES | POSTED and not one.by]


def files() -> list[Address]:
    """Those that answer with a file."""
    return [one for one in every_address() if one.name in FILES and not one.by]


def _general() -> Iterator[Address]:
    for name in ("home", "figures", "frameworks", "registers", "papers", "data", "data-catalogue"):
        yield Address(name, reverse(name))
    for code, number in (("spf-2002-05", "1a.1"), ("spf-2002-05", "1b.4"), ("hr-2022-25", "1.1.1")):
        yield Address("framework", reverse("framework", args=[code]))
        yield Address("indicator", reverse("indicator", args=[code, number]))
    yield from _of_dashboards()
    yield Address("monitoring", reverse("monitoring", args=["reform-2015-17"]))
    yield Address("standards-state", reverse("standards-state", args=["QMB"]))
    yield Address("standards-instrument", reverse("standards-instrument", args=["C138"]))
    yield Address("governance-session", reverse("governance-session", args=["GB.214"]))
    asked = reverse("governance-objective", args=["hr-2022-25", "1.2"])
    yield Address("governance-objective", asked)
    asked = reverse("governance-paper", args=["composition-of-the-staff"])
    yield Address("governance-paper", asked)
    yield from _of_workforce()
    yield from _of_recruitment()
    yield Address("tokens", reverse("tokens"), needs_sign_in=True)
    yield Address("find", reverse("find") + "?q=region")
    for name in ("account_login", "account_inactive"):
        yield Address(name, reverse(name))
    for name in ("account_logout", "account_reauthenticate", "account_change_password"):
        yield Address(name, reverse(name), needs_sign_in=True)


def _of_dashboards() -> Iterator[Address]:
    """Those that are open to everybody, today and on an earlier day, and the list."""
    yield Address("dashboards", reverse("dashboards"))
    for one in PRODUCT.dashboards:
        if one.audience == PUBLIC:
            page = reverse("dashboard", args=[one.key])
            yield Address("dashboard", page)
            yield Address("dashboard", f"{page}?as_of=2020-12-31&known_at=2024-06-30T12:00:00Z")
            for kind in ("csv", "json"):
                yield Address(f"dashboard-{kind}", reverse(f"dashboard-{kind}", args=[one.key]))


def _of_recruitment() -> Iterator[Address]:
    """How soon positions are filled, the rates of groups, and what candidates see of vacancies."""
    page = reverse("recruitment-incidence")
    yield Address("recruitment-incidence", page)
    yield Address("recruitment-incidence", f"{page}?as_of=2022-12-31&by=quarter&route=cooperation")
    rates = reverse("recruitment-rates", args=["chosen"])
    yield Address("recruitment-rates", rates, needs_sign_in=True, by=HERSELF)
    for name in ("recruitment-appointment", "recruitment-on-post"):
        yield Address(name, reverse(name, args=[1]), needs_sign_in=True, by=HERSELF)
    announced = Vacancy.objects.exclude(state="draft").filter(announcements__number=1)
    for one in (announced.order_by("code").first(), announced.order_by("-published_on").first()):
        assert one is not None
        yield Address("opening", reverse("opening", args=[one.code]))
    for name in ("openings", "candidate-link"):
        yield Address(name, reverse(name))


def _of_workforce() -> Iterator[Address]:
    """A unit's staffing, the first post and official if the example has any, and the figures."""
    yield Address("workforce-composition", reverse("workforce-composition"))
    page = reverse("workforce-representation")
    yield Address("workforce-representation", page)
    yield Address("workforce-representation", f"{page}?compared=2020-12-31&order=-status")
    yield Address("workforce-staffing", reverse("workforce-staffing", args=["DGO"]), True)
    for name, model in (("workforce-post", Post), ("workforce-official", Official)):
        first = model._base_manager.order_by("pk").first()
        if first is not None:
            yield Address(name, reverse(name, args=[first.code]), needs_sign_in=True)
    post = Post._base_manager.order_by("pk").first()
    if post is not None:
        again = reverse("workforce-continue", args=[post.code])
        yield Address("workforce-continue", again, True, by=POST_OFFICER)
    yield Address("workforce-my-file", reverse("workforce-my-file"), True, by=HERSELF)


def _of_workflows() -> Iterator[Address]:
    """The manual's diagrams, one move of a record of each workflow, and one's own notices."""
    yield Address("manual", reverse("manual"))
    yield Address("workflows", reverse("workflows"))
    for one in PRODUCT.workflows:
        yield Address("workflow", reverse("workflow", args=[one.key]))
        register, record = register_for(one.model), one.model._base_manager.order_by("pk").first()
        # Of a register that is not open to all, a stranger is told that there is nothing.
        if register is not None and register.see == PUBLIC and record is not None:
            for move in one.moves:
                path = reverse("move", args=[register.key, record.pk, move.name])
                yield Address("move", path, needs_sign_in=True)
    for name in ("notices", "delegations", "notices-read", "notices-mail", "follow", "unfollow"):
        yield Address(name, reverse(name), needs_sign_in=True)
    yield Address("delegation-end", reverse("delegation-end", args=[1]), needs_sign_in=True)


def of_access() -> Iterator[Address]:
    """One's own account, the people one is trusted with, and what is asked to sign in."""
    for name in ("account", "sessions", "why", "mfa_index", "mfa_list_webauthn"):
        yield Address(name, reverse(name), needs_sign_in=True)
    yield Address("record-access", reverse("record-access", args=["units", 1]), True)
    yield Address("readings", reverse("readings"), True, by=AUDITOR)
    for name in ("people", "person-add"):
        yield Address(name, reverse(name), True, by=MANAGER)
    grant = Grant.objects.filter(role="standards_officer").order_by("pk")[0]
    yield Address("person", reverse("person", args=[grant.person_id]), True, by=MANAGER)
    for deed in ("give", "password", "hand-over", "close"):
        path = reverse("person-deed", args=[grant.person_id, deed])
        yield Address("person-deed", path, True, by=MANAGER)
    path = reverse("person-grant-end", args=[grant.person_id, grant.pk])
    yield Address("person-grant-end", path, True, by=MANAGER)
    yield from _of_factors()


def _of_factors() -> Iterator[Address]:
    """What changes how one signs in: asked by who has just shown that it is she."""
    for name in (
        *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_authenticate"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
    ):
        yield Address(name, reverse(name), True, by=HERSELF)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        yield Address(name, reverse(name, args=[1]), True, by=HERSELF)
    yield Address("mfa_login_webauthn", reverse("mfa_login_webauthn"), by=HERSELF)


def _of_measure(measure: Measure) -> Iterator[Address]:
    if (
        measure.audience != PUBLIC
    ):  # a stranger is told that there is nothing: its own area tests it
        return
    page = reverse("figure", args=[measure.key])
    yield Address("figure", page)
    for one in measure.dimensions:
        yield Address("figure", f"{page}?by={one.key}")
    for one, other in list(combinations(measure.dimensions, 2))[:1]:
        yield Address("figure", f"{page}?by={one.key},{other.key}")
    asked = "as_of=2020-12-31" if measure.kind == "stock" else "over=2018-01-01..2019-12-31"
    yield Address("figure", f"{page}?{asked}&known_at=2024-06-30T12:00:00Z")
    for name in ("figure-csv", "figure-json", "evidence") if _opens(measure) else FILES_OF_IT:
        yield Address(name, reverse(name, args=[measure.key]))


FILES_OF_IT = ("figure-csv", "figure-json")


def _opens(measure: Measure) -> bool:
    """Whether everybody may open the records behind it; what is closed, its own area tests."""
    selection = symbolic(measure, measure.definitions[-1])
    kept = [register_for(plain.rows.model) for plain in selection.plain().values()]
    return all(one is not None and one.see == PUBLIC for one in kept)


def _of_register(register: Register) -> Iterator[Address]:
    key = register.key
    if register.see != PUBLIC:  # a stranger is told that there is nothing: its own area tests it
        return
    yield Address("register", reverse("register", args=[key]))
    if register.search:
        yield Address("register", reverse("register", args=[key]) + "?q=nowhere+at+all")
    for name in ("register-csv", "register-xlsx"):
        yield Address(name, reverse(name, args=[key]))
    from_a_list = "?among=q%3Dnowhere" if register.search else "?among=all"
    for number, among in zip(_numbers(register), ("", from_a_list), strict=False):
        yield Address("record", reverse("record", args=[key, number]) + among)
    for action in register.actions:
        place = [] if action.kind is Kind.ADD else [_numbers(register)[0]]
        name = "act-on" if place else "act"
        path = reverse(name, args=[key, *place, name_of(action)])
        yield Address(name, path, needs_sign_in=True)
    yield Address("view-new", reverse("view-new", args=[key]), needs_sign_in=True)
    yield from _of_several(register)
    if import_of(register) is not None:
        yield Address("import", reverse("import", args=[key]), needs_sign_in=True)


def _of_several(register: Register) -> Iterator[Address]:
    """What is done with several records at once, and the views a person keeps of the list."""
    for action in (one for one in register.actions if one.kind is not Kind.ADD):
        asked = f"?do={name_of(action)}&of={_numbers(register)[0]}"
        yield Address("together", reverse("together", args=[register.key]) + asked, True)
    for name in ("view", "view-remove"):
        yield Address(name, reverse(name, args=[register.key, 1]), True, by=HERSELF)


def _numbers(register: Register) -> list[int]:
    """The first and the last record, of those open to all if the register is."""
    rows = register.model._base_manager.all()
    if register.see == PUBLIC:
        rows = rows_of(register, actor=ANONYMOUS, on=today())
    found = rows.order_by().aggregate(first=Min("pk"), last=Max("pk"))
    return sorted({found["first"], found["last"]})


def _of_papers() -> Iterator[Address]:
    for paper in PRODUCT.publications:
        yield Address("paper-latest", reverse("paper-latest", args=[paper.key]))
        for edition in EDITIONS[paper.key]:
            yield Address("paper", reverse("paper", args=[paper.key, edition]))
            file = reverse("paper-file", args=[paper.key, edition, "html"])
            yield Address("paper-file", file)
            yield Address("verify", reverse("verify", args=[paper.key, edition]), True)
            yield Address("restated", reverse("restated", args=[paper.key, edition]), True)
            step = reverse("paper-step", args=[paper.key, edition, "clear"])
            yield Address("paper-step", step, needs_sign_in=True)
    freeze = reverse("paper-freeze", args=["fundamental-conventions"])
    yield Address("paper-freeze", freeze, needs_sign_in=True, by=PUBLISHER)
    between = reverse("restated-between", args=["fundamental-conventions", 1, 2])
    yield Address("restated-between", between, True)


def _of_drafts() -> Iterator[Address]:
    """The texts of a paper whose writer the editor of the example is."""
    key = "fundamental-conventions"
    for name in ("draft", "draft-remarks", "draft-versions"):
        yield Address(name, reverse(name, args=[key, "en"]), needs_sign_in=True)
    yield Address("draft-beside", reverse("draft-beside", args=[key, "es"]), needs_sign_in=True)


def _of_jobs() -> Iterator[Address]:
    """One's own jobs; the example has none, so that one is asked for here, and fails."""
    yield Address("jobs", reverse("jobs"), needs_sign_in=True)
    editor = Person.objects.get(username="teodor.maskov")
    run, _made = Run.objects.get_or_create(
        job="imports.try_file", person=editor, defaults={"state": "failed", "failure": {}}
    )
    for name in ("job", "job-again", "job-let-go"):
        yield Address(name, reverse(name, args=[run.pk]), needs_sign_in=True)
