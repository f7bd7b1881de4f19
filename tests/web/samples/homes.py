"""Sample home pages and an error page."""

from django.utils.safestring import mark_safe
from tests.web.samples.figures import TILES

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import ErrorPage, HomePage, Waiting
from secretariat.web.contexts.parts import Event, LinkList

HOME_PAGE = HomePage(
    title="Two things wait for you. One is due today.",
    sentence="Thursday 22 October 2026",
    waiting=(
        Waiting(
            due="Due today",
            urgency="bad",
            verb="Decide",
            what="on the import of ratifications, third quarter",
            url="/registers/ratifications/import",
            button="Open",
            sentence="198 new rows, 3 with mistakes.",
        ),
        Waiting(
            due="In 3 days",
            urgency="warn",
            verb="Freeze",
            what="EX.13/STD/2",
            url="/papers/x",
            button="Review",
        ),
    ),
    tiles_title="What I follow",
    tiles=TILES,
    all_tiles=Link(label="All figures", url="/figures/"),
    changes_title="What changed since Monday",
    changes=(
        Event(
            on="Yesterday",
            machine_on="2026-10-21",
            sentence=mark_safe(
                'Two States ratified. <a href="/figures/x">States with one in each category</a> '
                "rose from <b>146</b> to <b>148</b>."
            ),
        ),
        Event(on="Tuesday", machine_on="2026-10-20", sentence="Leila Haddad imported 12 rows."),
    ),
    asides=(
        LinkList(
            title="Papers",
            links=(Link(label="EX.13/STD/2", url="/papers/x/2", note="2 figures, 1 has changed"),),
        ),
        LinkList(title="You last looked at", links=(), empty="Nothing yet."),
    ),
)

PUBLIC_HOME_PAGE = HomePage(
    title="148 of 187 States have ratified in every category",
    sentence="Thursday 22 October 2026",
    tiles_title="Published figures",
    tiles=TILES,
)

ERROR_PAGE = ErrorPage(
    title="31.12.25 is not a date",
    reason="The year has two digits: it could be 1925 or 2025.",
    remedy="Write 2025-12-31.",
    ways_out=(Link(label="Back to the figure", url="/figures/x"),),
)
