"""Sample pages of jobs: the list of those who keep them going, one under way, one that failed."""

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.jobs import HowFar, JobPage, JobsList, JobsPage
from secretariat.web.contexts.parts import Cell, Column, Fact, Form, Notice, Row, Status, Table


def _table(caption: str, heads: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table(
        caption=caption,
        columns=tuple(Column(label=head) for head in heads),
        rows=tuple(
            Row(cells=(Cell(text=first, url="/jobs/3/"), *(Cell(text=text) for text in others)))
            for first, *others in rows
        ),
        as_cards=True,
    )


_FACTS = tuple(
    Fact(name=name, cell=Cell(text=text))
    for name, text in (
        ("Started by", "Leila Haddad"),
        ("Asked for", "22 October 2026 at 09:14"),
        ("Begun", "22 October 2026 at 09:14"),
    )
)
_WRONG = "The database did not answer, or broke off."

JOBS_PAGE = JobsPage(
    title="Jobs",
    sentence="What takes long is done by a worker, while you do something else.",
    notice=Notice(title="2 workers are running", text="1 waiting, 1 under way, 1 failed for good."),
    lists=(
        JobsList(
            key="failed",
            title="Failed for good",
            table=_table(
                "Failed for good",
                ("Job", "State", "Started by", "Asked for", "What went wrong"),
                ("Import of a file: States", "Failed for good", "Leila Haddad", "Today", _WRONG),
            ),
            note="Only the latest 100 are listed.",
        ),
        JobsList(key="unsettled", title="Waiting and under way", empty="No job waits."),
    ),
)

JOB_UNDER_WAY = JobPage(
    title="Trial of an import: Ratifications",
    sentence="You can leave this page: it goes on without it.",
    status=Status(kind="good", word="Under way"),
    facts=_FACTS,
    how_far=HowFar(sentence="The file is being read", percent=31, label="31%"),
    watch="This page looks again every 3 seconds.",
    watch_link=Link(label="Let it stay as it is", url="/jobs/3/?still=1"),
)

JOB_FAILED = JobPage(
    title="Import of a file: Ratifications",
    sentence="Nothing of it was written.",
    status=Status(kind="bad", word="Failed for good"),
    facts=_FACTS,
    notice=Notice(title=_WRONG, text="See that the server runs.", kind="bad"),
    tries=_table(
        "Every try",
        ("Begun", "How it ended", "What went wrong"),
        ("09:14", "failed, to be tried again", _WRONG),
        ("09:15", "failed for good", _WRONG),
    ),
    again=Form(action="/jobs/3/again", fields=(), submit="Try again"),
    let_go=Link(label="Let it go…", url="/jobs/3/let-go"),
)

JOB_DONE = JobPage(
    title="Import of a file: Ratifications",
    sentence="198 rows of the file are now in the register.",
    status=Status(kind="met", word="Done"),
    facts=_FACTS,
    result=Link(label="See what came of it", url="/registers/ratifications/import?job=3"),
)
