"""Sample papers."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from tests.web.samples.figures import TREND

from secretariat.kernel.charts.trend import draw_trend
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import (
    Block,
    Citation,
    Edition,
    PaperItem,
    PaperPage,
    PapersPage,
    Seal,
    VerificationPage,
    Way,
)
from secretariat.web.contexts.parts import (
    Cell,
    Chart,
    Column,
    Event,
    Fact,
    Notice,
    Row,
    Status,
    Table,
)
from secretariat.web.contexts.registers import Move

STATES = Citation(
    number=1,
    words="148 States",
    sentence="As of 30 September 2026, as known on 21 October 2026. Counts 148 of 187 States.",
    figure=Link(label="standards.one_in_each", url="/figures/standards.one_in_each"),
    status=Status(kind="good", word="Still 148"),
)
RATIFICATIONS = Citation(
    number=2,
    words="8,214",
    sentence="As of 30 September 2026. Counts 8,214 ratifications.",
    figure=Link(label="standards.ratifications", url="/figures/standards.ratifications"),
    status=Status(kind="warn", word="Now 8,216"),
)


def cited(citation: Citation) -> SafeString:
    """Give the button and note mark of a citation, as they stand in a paragraph."""
    return mark_safe(
        render_to_string(
            "secretariat/parts/cited.html", {"citation": citation, "is_first": True}
        ).strip()
    )


def paper_page() -> PaperPage:
    """Build the paper; rendering its citations needs Django to be ready."""
    return PaperPage(
        symbol="EX.13/STD/2",
        title="Ratification of fundamental instruments",
        head=(
            "Executive Council, 13th Session, November 2026",
            "Standards Section",
            "Original: English. 22 October 2026",
        ),
        warnings=("The organization of this paper is fictional.",),
        purpose="The Council is invited to note progress and decide on the campaign (paragraph 3).",
        facts=(
            Fact(name="Author unit", cell=Cell(text="Standards")),
            Fact(name="Legal implications", cell=Cell(text="None")),
        ),
        blocks=(
            Block(kind="heading", id="stands", html="I. Where ratification stands"),
            Block(
                kind="paragraph",
                number=1,
                html=format_html(
                    "<p>On 30 September 2026, {} had ratified at least one instrument in each "
                    "category, nine more than at the start of the campaign; {} ratifications "
                    "were in force.</p>",
                    cited(STATES),
                    cited(RATIFICATIONS),
                ),
            ),
            Block(
                kind="table",
                table=Table(
                    caption="Table 1. Ratifications by region, 30 September 2026",
                    columns=(Column(label="Region"), Column(label="Ratifications", is_number=True)),
                    rows=(
                        Row(cells=(Cell(text="The Isles"), Cell(text="1,204"))),
                        Row(cells=(Cell(text="High Lands"), Cell(text="310"))),
                    ),
                    total=Row(cells=(Cell(text="All regions"), Cell(text="8,214"))),
                    shows_caption=True,
                ),
            ),
            Block(
                kind="chart",
                id="figure-1",
                chart=Chart(
                    key="paper-trend",
                    title="Figure 1. Ratification rises steadily but more slowly than its target",
                    sentence="Number of States. The scale starts at 80.",
                    drawing=draw_trend(TREND),
                ),
            ),
            Block(kind="heading", id="region", level=3, html="A. By region"),
            Block(
                kind="paragraph",
                number=2,
                html=mark_safe("<p>Ratification went on in every region but one.</p>"),
            ),
            Block(
                kind="decision",
                id="decision",
                blocks=(
                    Block(
                        kind="paragraph",
                        number=3,
                        html=mark_safe(
                            "<p>The Council:</p>"
                            '<ol class="lettered"><li>took note of the paper;</li>'
                            "<li>asked for a plan.</li></ol>"
                        ),
                    ),
                ),
            ),
        ),
        notes=(STATES, RATIFICATIONS),
        notice=Notice(
            kind="warn",
            title="This edition is not published: it is under embargo",
            text="Public from 1 December 2026 at 09:00 UTC on.",
        ),
        way=Way(
            status=Status(kind="none", word="Under embargo"),
            sentence="Public from 1 December 2026 at 09:00 UTC on.",
            story=(
                Event(
                    on="22 Oct 2026",
                    machine_on="2026-10-22T11:00:00+00:00",
                    sentence=mark_safe("<strong>Rosa Lindqvist</strong> froze this edition."),
                ),
            ),
            moves=(
                Move(label="Publish", url="/papers/x/2/step/publish", effect="At once or later."),
                Move(
                    label="Clear for publication",
                    shut_by="Not you:",
                    reason="You froze this edition.",
                ),
            ),
        ),
        seal=Seal(
            text="7f3a9c41-58d2e6b0-1c77aa09-e4b25d13",
            frozen="on 22 October 2026 at 06:10",
            command="secretariat verify --seal 7f3a9c41",
        ),
        contents=(
            Link(label="I. Where ratification stands", url="#stands"),
            Link(label="A. By region", url="#region"),
            Link(label="Notes", url="#notes"),
        ),
        status=Status(kind="warn", word="1 of 2 figures has changed"),
        status_sentence="Compared with the records today.",
        editions=(
            Edition(
                edition=Link(label="Edition 2", url="/papers/x/2"),
                state="Under embargo until 1 December 2026 at 09:00 UTC",
                is_current=True,
            ),
            Edition(
                edition=Link(label="Edition 1", url="/papers/x/1"),
                state="Published, public since 15 March 2026 at 09:00 UTC",
                note="withdrawn",
            ),
        ),
        verify=Link(label="Verify this edition now", url="/papers/x/2/verify"),
        downloads=(Link(label="HTML", url="?html"),),
    )


VERIFICATION_PAGE = VerificationPage(
    title="This edition no longer agrees with its seal",
    sentence="Every record, figure and definition was worked out anew.",
    status=Status(kind="bad", word="1 thing differs"),
    facts=(Fact(name="Seal", cell=Cell(text="9688 2050 d292 529f bf68 4763 5161 e77b")),),
    findings=Table(
        caption="What was found",
        columns=tuple(Column(label=label) for label in ("Where", "Said", "Now", "Why")),
        rows=(
            Row(
                cells=(
                    Cell(text="States, record 12"),
                    Cell(text="Norland"),
                    Cell(text="Norlandia"),
                    Cell(text="Its history was altered."),
                )
            ),
        ),
        as_cards=True,
    ),
    restated=Link(label="What has changed since, and why", url="/papers/a/1/restated"),
    paper=Link(label="Back to the paper", url="/papers/x/2"),
)

PAPERS_PAGE = PapersPage(
    title="Two papers cite figures",
    sentence="Each keeps its figures as they were frozen.",
    feed=Link(label="Follow new editions (Atom)", url="/papers/feed.atom"),
    papers=(
        PaperItem(
            symbol="EX.13/STD/2",
            paper=Link(label="Ratification of fundamental instruments", url="/papers/x/2"),
            sentence="Edition 2, published on 22 October 2026. Cites 2 figures.",
            status=Status(kind="warn", word="1 has changed"),
            coming=(Link(label="Edition 3: in review", url="/papers/x/3"),),
        ),
        PaperItem(
            symbol="EX.12/3",
            paper=Link(label="Rapport sur la campagne", url="/papers/y/1", lang="fr"),
            sentence="Edition 1, frozen on 15 March 2026. Cites 3 figures.",
            status=Status(kind="good", word="All as cited"),
        ),
    ),
)
