"""Every sample page by name: its template, and what it is given."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.web.samples import figures, homes, jobs, papers, registers
from tests.web.samples.frames import CLOCKS, frame

from secretariat.web.contexts.frame import Link

_FIGURES = (Link(label="Figures", url="/figures/"), Link(label="Standards", url="/figures/#s"))
_JOBS = (Link(label="Jobs", url="/jobs/"),)
_REGISTERS = (Link(label="Registers", url="/registers/"),)

Given = Mapping[str, Any]
Page = tuple[str, Callable[[], Given]]


def _page(template: str, page: Any, **about: Any) -> Page:
    """Pair a template with a frame and a page; the frame takes the page's title."""

    def given() -> Given:
        shown = page() if callable(page) else page
        return {"frame": frame(shown.title, **about), "page": shown}

    return f"secretariat/{template}.html", given


PAGES: dict[str, Page] = {
    "figure": _page("figure", figures.FIGURE, clocks=CLOCKS, trail=_FIGURES),
    "figure-withheld": _page("figure", figures.WITHHELD_FIGURE, clocks=CLOCKS, trail=_FIGURES),
    "evidence": _page("evidence", figures.EVIDENCE_PAGE, clocks=CLOCKS, trail=_FIGURES),
    "figures": _page("figures", figures.FIGURES_PAGE, is_signed_in=False),
    "figures-none": _page("figures", figures.NO_FIGURES_PAGE),
    "registers": _page("registers", registers.REGISTERS_PAGE, place="Registers"),
    "register": _page("register", registers.REGISTER_PAGE, place="Registers", trail=_REGISTERS),
    "register-empty": _page("register", registers.EMPTY_REGISTER_PAGE, place="Registers"),
    "record": _page("record", registers.RECORD_PAGE, place="Registers", trail=_REGISTERS),
    "action": _page("action", registers.ACTION_PAGE, place="Registers", trail=_REGISTERS),
    "conflict": _page("action", registers.CONFLICT_PAGE, place="Registers", trail=_REGISTERS),
    "import-upload": _page("import", registers.UPLOAD_PAGE, place="Registers", trail=_REGISTERS),
    "import-trial": _page("import", registers.TRIAL_PAGE, place="Registers", trail=_REGISTERS),
    "import-receipt": _page("import", registers.RECEIPT_PAGE, place="Registers", trail=_REGISTERS),
    "papers": _page("papers", papers.PAPERS_PAGE, place="Papers"),
    "paper": _page("paper", papers.paper_page, place="Papers"),
    "verification": _page("verification", papers.VERIFICATION_PAGE, place="Papers"),
    "home": _page("home", homes.HOME_PAGE, place="Home"),
    "home-public": _page("home", homes.PUBLIC_HOME_PAGE, place="Home", is_signed_in=False),
    "jobs": _page("jobs", jobs.JOBS_PAGE),
    "job-under-way": _page("job", jobs.JOB_UNDER_WAY, trail=_JOBS),
    "job-failed": _page("job", jobs.JOB_FAILED, trail=_JOBS),
    "job-done": _page("job", jobs.JOB_DONE, trail=_JOBS),
    "error": _page("error", homes.ERROR_PAGE),
}
