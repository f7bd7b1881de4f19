"""Jobs: those under way and done, and one of them."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Fact, Form, Notice, Status, Table


@dataclass(frozen=True, kw_only=True)
class JobsList:
    """A titled list of jobs, the latest first."""

    key: str
    title: str
    table: Table | None = None
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class JobsPage:
    """One's own jobs and, for those who keep jobs going, all others: `secretariat/jobs.html`."""

    title: str
    sentence: str
    notice: Notice | None = None
    lists: tuple[JobsList, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HowFar:
    """How far a job is: a sentence, and its share where the whole is known (of a hundred)."""

    sentence: str
    percent: int | None = None
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class JobPage:
    """One job: `secretariat/job.html`.

    While it is not settled the page looks again by itself; `watch` says so, `watch_link` stops or
    resumes it. `again` is the form that has it tried again, `let_go` leads to the question.
    """

    title: str
    sentence: str
    status: Status
    facts: tuple[Fact, ...]
    how_far: HowFar | None = None
    notice: Notice | None = None
    result: Link | None = None
    watch: str = ""
    watch_link: Link | None = None
    tries: Table | None = None
    again: Form | None = None
    let_go: Link | None = None
