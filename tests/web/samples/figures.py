"""Sample figure pages: a count with trend, breakdown and records; a withheld one; the catalogue."""

from django.utils.safestring import mark_safe

from secretariat.kernel.charts.bars import draw_bar, draw_spark
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.kernel.charts.trend import Point, Published, Target, Trend, draw_trend
from secretariat.web.contexts.figures import (
    Breakdown,
    Definition,
    Evidence,
    EvidencePage,
    FigurePage,
    FiguresOfArea,
    FiguresPage,
    PublishedIn,
    Tile,
    Value,
    Version,
)
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import (
    Cell,
    Chart,
    Column,
    Empty,
    Fact,
    Field,
    Form,
    Notice,
    PageLink,
    Pages,
    Row,
    Status,
    Table,
)
from secretariat.web.formats import number

YEARS = tuple(range(2012, 2027))
COUNTS = (96, 99, 103, 107, 111, 115, 119, 121, 126, 131, 135, 139, 142, 146, 148)
REGIONS = (
    ("Northern Shores", 48, 51),
    ("The Isles", 30, 35),
    ("Southern Plains", 41, 54),
    ("Eastern Rivers", 25, 36),
    ("High Lands", 4, 11),
)
TITLE = "States that have ratified at least one fundamental instrument in each of the categories"
STATES = ("Norland", "Costa Alta", "Velia", "Sund Islands", "Maresh")

TREND = Trend(
    key="trend",
    title=f"{TITLE}, 2012 to 2026",
    description="Rises every year, from 96 in 2012 to 148 on 30 September 2026; the target is 160.",
    points=tuple(
        Point(at=year, label=str(year), value=value)
        for year, value in zip(YEARS, COUNTS, strict=True)
    ),
    last_label="148 now",
    words=number,
    target=Target(at=2027, value=160, label="160 target 2027"),
    published=(Published(at=2025, value=143, label="143 as published"),),
    whole=True,
)

SERIES_TABLE = Table(
    caption="States by year",
    columns=(Column(label="Year"), *(Column(label=str(year), is_number=True) for year in YEARS)),
    rows=(Row(cells=(Cell(text="States"), *(Cell(text=number(value)) for value in COUNTS))),),
)

BY_REGION = Table(
    caption="By region, 30 September 2026",
    columns=(
        Column(label="Region"),
        Column(label="Share of States", is_bar=True),
        Column(label="States", is_number=True),
        Column(label="of", is_number=True),
        Column(label="Share", is_number=True),
    ),
    rows=tuple(
        Row(
            cells=(
                Cell(text=name, url=f"?region={index}"),
                Cell(text="", bar=draw_bar(part / whole, whole=1, track=True, mark=0.834)),
                Cell(text=str(part), url=f"records?region={index}"),
                Cell(text=str(whole)),
                Cell(text=f"{part / whole:.1%}"),
            )
        )
        for index, (name, part, whole) in enumerate(REGIONS)
    ),
    total=Row(
        cells=(
            Cell(text="All regions"),
            Cell(text=""),
            Cell(text="148"),
            Cell(text="187"),
            Cell(text="79.1%"),
        )
    ),
    notes=("The mark at 83.4% is the target for 2027, the same for every region.",),
)

MULTIPLES = Multiples(
    key="regions",
    title="Each region, 2020 to 2026",
    description="The count rose in four regions of five; High Lands stayed at four.",
    first_moment="2020",
    last_moment="2026",
    panels=tuple(
        Panel(
            label=name, values=tuple(float(part - back) for back in (5, 4, 3, 3, 2, 0)), whole=whole
        )
        for name, part, whole in REGIONS
        if part > 5
    ),
    words=number,
)

EVIDENCE = Table(
    caption="Newest of the 148 States counted",
    columns=(
        Column(label="State"),
        Column(label="Completes the set with"),
        Column(label="Registered", sort_url="?sort=registered", order="descending"),
        Column(label="Known since", sort_url="?sort=known"),
    ),
    rows=tuple(
        Row(
            cells=(
                Cell(text=state, url=f"/registers/states/{index}/", badge="late" * (index > 2)),
                Cell(text="Minimum Age Convention, No. 138"),
                Cell(text=f"{14 - index} Sep 2026"),
                Cell(text="21 Oct 2026"),
            )
        )
        for index, state in enumerate(STATES, start=1)
    ),
    as_cards=True,
)

DEFINITION = Definition(
    paragraphs=(
        "Member States on the date that hold at least one instrument in each category.",
        "A denunciation ends the count on the day it takes effect.",
    ),
    facts=(
        Fact(name="Authority", cell=Cell(text="Executive Council, 50th Session, decision 8")),
        Fact(name="Since", cell=Cell(text="1 January 2002")),
        Fact(name="Owner", cell=Cell(text="Standards")),
        Fact(name="Kind", cell=Cell(text="Stock, counted on a date")),
    ),
    versions=(
        Version(
            since="Since 10 June 2022",
            text="Five categories.",
            authority="Conference, 110th Session",
            is_in_force=True,
        ),
        Version(since="Since 1 January 2002", text="Quatre catégories.", lang="fr"),
    ),
)

FIGURE = FigurePage(
    title=TITLE,
    value=Value(text="148", unit="of 187 States", opens="#evidence", machine="148"),
    sentence="Target 160 by end 2027.",
    status=Status(kind="warn", word="Behind", distance="2 below the path for 2026"),
    definition=DEFINITION,
    address="/figures/standards.one_in_each?as_of=2026-09-30&known_at=2026-10-22T06:10:00Z",
    address_note="This address will always answer with 148.",
    notice=Notice(
        kind="warn",
        title="This figure has changed since it was published",
        text=mark_safe(
            "For 31 December 2025 the Council read <b>143</b>. The records now give <b>146</b>: "
            'three ratifications arrived late. <a href="#evidence">See the three records</a>'
        ),
    ),
    trend=Chart(
        key="trend",
        title="Three more a year is not enough for 160 by 2027",
        sentence="Number of States, 31 December of each year. The scale starts at 80.",
        drawing=draw_trend(TREND),
        table=SERIES_TABLE,
    ),
    charts=(
        Chart(
            key="regions",
            title="Each region since 2020",
            sentence="Each scale runs from zero to the number of States in the region.",
            drawing=draw_multiples(MULTIPLES),
        ),
    ),
    cut_by=Form(
        action="",
        is_post=False,
        fields=(
            Field(
                name="by",
                label="Cut by",
                kind="select",
                options=(
                    Option(value="region", label="Region", is_chosen=True),
                    Option(value="category", label="Category"),
                ),
            ),
        ),
        submit="Show",
    ),
    breakdowns=(Breakdown(key="region", title="By region", table=BY_REGION),),
    evidence=Evidence(
        title="The records behind it",
        table=EVIDENCE,
        all_records=Link(label="Open all 148", url="/figures/standards.one_in_each/records"),
    ),
    published_in=(
        PublishedIn(
            paper=Link(label="EX.12/3", url="/papers/ex-12-3/1", note="paragraph 12"),
            status=Status(kind="warn", word="143, now 146"),
        ),
        PublishedIn(
            paper=Link(label="EX.13/1", url="/papers/ex-13-1/1"),
            status=Status(kind="good", word="148, as cited"),
        ),
    ),
    downloads=(Link(label="CSV", url="?csv"), Link(label="JSON", url="?json")),
)

WITHHELD_FIGURE = FigurePage(
    title="Median days from registration to publication",
    value=Value(text="..", is_withheld=True),
    sentence="Withheld: fewer than five could name a person.",
    definition=DEFINITION,
    address="/figures/example.days?as_of=2026-09-30",
    address_note="This address keeps its date.",
)

EVIDENCE_PAGE = EvidencePage(
    title="The 148 States counted",
    sentence="As of 30 September 2026, as known today.",
    figure=Link(label="Back to the figure", url="/figures/standards.one_in_each"),
    table=EVIDENCE,
    pages=Pages(
        sentence="1 to 5 of 148",
        links=(
            PageLink(label="1", is_current=True),
            PageLink(label="2", url="?page=2"),
            PageLink(label="…"),
            PageLink(label="30", url="?page=30"),
        ),
        next_url="?page=2",
    ),
    downloads=(Link(label="CSV", url="?csv"),),
)

TILE = Tile(
    figure=Link(label="States with a fundamental instrument in each category", url="/figures/x"),
    value=Value(text="148", unit="of 187"),
    spark=draw_spark(COUNTS),
    status=Status(kind="warn", word="Behind"),
    sentence="2 below the path for 2026",
)
TILES = (
    TILE,
    Tile(
        figure=Link(label="Ratifications in force", url="/figures/y"),
        value=Value(text="8,214"),
        spark=draw_spark((8010, 8100, 8140, 8190, 8214)),
        sentence="on 30 September 2026",
    ),
    Tile(
        figure=Link(label="Délais moyens d’enregistrement", url="/figures/z", lang="fr"),
        value=Value(text="..", is_withheld=True),
        sentence="Withheld",
    ),
)

FIGURES_PAGE = FiguresPage(
    title="3 figures, each open down to its records",
    sentence="Values as of 30 September 2026.",
    areas=(
        FiguresOfArea(key="standards", title="Standards", tiles=TILES),
        FiguresOfArea(key="reference", title="Reference", tiles=TILES[:1]),
    ),
)
NO_FIGURES_PAGE = FiguresPage(
    title="No figure matches “days lost”",
    sentence="",
    areas=(),
    empty=Empty(
        title="No figure matches “days lost”",
        sentence="Look for another word, or see all figures.",
        ways_out=(Link(label="All figures", url="/figures/"),),
    ),
)
