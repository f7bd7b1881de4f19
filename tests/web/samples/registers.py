"""Sample registers, records, forms of actions and imports."""

from django.utils.safestring import mark_safe

from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import (
    Cell,
    Column,
    Empty,
    Event,
    Fact,
    Field,
    Form,
    LinkList,
    Notice,
    PageLink,
    Pages,
    Row,
    Status,
    Table,
)
from secretariat.web.contexts.registers import (
    ActionFormPage,
    ImportPage,
    Match,
    Move,
    RecordPage,
    RegisterItem,
    RegisterPage,
    RegistersOfArea,
    RegistersPage,
    Related,
    Step,
    Tally,
    View,
)

REGISTERS_PAGE = RegistersPage(
    title="Registers",
    sentence="Every record the figures count, with its history.",
    areas=(
        RegistersOfArea(
            key="standards",
            title="Standards",
            items=(
                RegisterItem(
                    register=Link(label="Ratifications", url="/registers/ratifications/"),
                    count="8,214 records",
                    sentence="Each registration of an instrument by a State, and how it ended.",
                ),
                RegisterItem(
                    register=Link(label="Instruments", url="/registers/instruments/"),
                    count="402 records",
                ),
            ),
        ),
    ),
)

RATIFICATIONS = Table(
    caption="Ratifications",
    columns=(
        Column(label="State", sort_url="?sort=state", order="ascending"),
        Column(label="Instrument", sort_url="?sort=instrument"),
        Column(label="Registered", sort_url="?sort=starts"),
        Column(label="Minimum age", is_number=True),
        Column(label="Until"),
    ),
    rows=tuple(
        Row(
            cells=(
                Cell(text=state, url="/registers/ratifications/1/"),
                Cell(text=instrument, lang=lang),
                Cell(text="14 Sep 2026"),
                Cell(text=age),
                Cell(text="–"),
            )
        )
        for state, instrument, lang, age in (
            ("Costa Alta", "C098 Right to Organise and Collective Bargaining", "", "–"),
            ("Maresh", "C182 Convention sur les pires formes de travail des enfants", "fr", "–"),
            ("Norland", "C138 Minimum Age Convention, 1973", "", "15"),
            ("Sund Islands", "C105 Abolition of Forced Labour", "", "–"),
        )
    ),
    as_cards=True,
)

FILTERS = Form(
    action="",
    is_post=False,
    fields=(
        Field(name="q", label="State or instrument", kind="search", value="nor", is_wide=True),
        Field(
            name="region",
            label="Region",
            kind="select",
            options=(
                Option(value="", label="Any"),
                Option(value="isles", label="The Isles", is_chosen=True),
            ),
        ),
        Field(name="on", label="On the date", kind="date", value="2026-10-22"),
    ),
    submit="Show",
)

REGISTER_PAGE = RegisterPage(
    title="Ratifications",
    sentence="8,214 ratifications on 22 October 2026.",
    filters=FILTERS,
    table=RATIFICATIONS,
    views=(
        View(label="All ratifications", url="?", is_current=True),
        View(label="Registered this year", url="?view=year"),
    ),
    chips_sentence="Showing 4 of 8,214:",
    chips=(Link(label="Region: The Isles", url="?q=nor"), Link(label="“nor”", url="?region=isles")),
    clear_url="?",
    pages=Pages(
        sentence="1 to 4 of 35",
        links=(PageLink(label="1", is_current=True), PageLink(label="2", url="?page=2")),
        next_url="?page=2",
    ),
    main_action=Link(label="Register a ratification", url="register"),
    actions=(Link(label="Import", url="import"),),
    exports=(Link(label="CSV", url="export.csv"), Link(label="XLSX", url="export.xlsx")),
)

EMPTY_REGISTER_PAGE = RegisterPage(
    title="Ratifications",
    sentence="8,214 ratifications on 22 October 2026.",
    filters=FILTERS,
    table=RATIFICATIONS,
    pages=Pages(sentence=""),
    empty=Empty(
        title="No ratification matches these filters",
        sentence="Take one filter away, or look at another date.",
        ways_out=(Link(label="Clear all filters", url="?"),),
    ),
)

RECORD_PAGE = RecordPage(
    badge="In force",
    reference="C138",
    title="Norland, Minimum Age Convention, 1973 (No. 138)",
    sentence="Registered on 14 September 2026; in force for Norland from 14 September 2027.",
    notice=Notice(title="Known late", text="Recorded 37 days after it was registered."),
    steps=(
        Step(label="Received", kind="done", sentence="3 days"),
        Step(label="Registered", kind="now", sentence="since 14 Sep 2026"),
        Step(label="In force", kind="ahead", sentence="expected 14 Sep 2027"),
    ),
    moves=(
        Move(
            label="Correct the ratification…",
            url="correct",
            effect="Changes what was recorded wrongly; the old words stay in the history.",
            is_main=True,
        ),
        Move(
            label="Record a denunciation", shut_by="Not yet:", reason="ten years have not passed."
        ),
        Move(label="Erase", shut_by="Not you:", reason="only the registrar may."),
    ),
    facts_title="The ratification",
    facts=(
        Fact(name="State", cell=Cell(text="Norland", url="/registers/states/1/")),
        Fact(name="Instrument", cell=Cell(text="C138", url="/registers/instruments/1/")),
        Fact(name="Minimum age", cell=Cell(text="15 years")),
        Fact(name="Denounced", cell=Cell(text="–")),
    ),
    related=(
        Related(
            key="declarations",
            title="Declarations",
            table=Table(
                caption="Declarations",
                columns=(Column(label="Declaration"), Column(label="On")),
                rows=(Row(cells=(Cell(text="Minimum age 15"), Cell(text="14 Sep 2026"))),),
            ),
            all_records=Link(label="Open all", url="?all"),
        ),
    ),
    history=(
        Event(
            on="21 Oct 2026",
            machine_on="2026-10-21T08:10:00Z",
            sentence=mark_safe(
                "<b>Leila Haddad</b> corrected the minimum age from <b>14</b> to <b>15</b>."
            ),
            reason="the instrument was read again",
        ),
        Event(
            on="21 Oct 2026",
            machine_on="2026-10-21T08:00:00Z",
            sentence=mark_safe("<b>Leila Haddad</b> registered the ratification."),
        ),
    ),
    counted_in=LinkList(
        title="Counted in",
        links=(
            Link(
                label="States with one in each category",
                url="/figures/standards.one_in_each",
                note="1 of 148 on 22 Oct 2026",
            ),
        ),
    ),
    who_may_see="Everyone: ratifications are public.",
)

CONFLICT_PAGE = ActionFormPage(
    title="Correct ratifications: Convention No. 29, Norland",
    sentence="Sets: State, registered on, note.",
    notice=Notice(
        title="Somebody else changed this record while you were at it",
        text="Nothing of yours has been written yet.",
        kind="warn",
    ),
    story=(
        Event(
            on="2 Jan 2031",
            machine_on="2031-01-02T09:00:00+00:00",
            sentence="<strong>Tomas Okonkwo</strong> corrected this ratification.",
            reason="A letter came.",
            way=Link(label="Undo…", url="/registers/ratifications/1/undo/1", note="corrected"),
        ),
    ),
    form=Form(
        action="",
        fields=(
            Field(name="note", label="Note", kind="textarea", help="Recorded meanwhile: “x”."),
        ),
        submit="Correct ratifications",
    ),
)

ACTION_PAGE = ActionFormPage(
    title="Register a ratification?",
    sentence="It counts from the day of registration, in every figure that asks for that day.",
    form=Form(
        action="",
        fields=(
            Field(
                name="state",
                label="State",
                kind="select",
                options=(Option(value="1", label="Norland", is_chosen=True),),
                is_required=True,
            ),
            Field(
                name="starts",
                label="Registered on",
                kind="date",
                value="2031-01-02",
                help="The day the Director registered it.",
                errors=("2 January 2031 is in the future: write the day it was registered.",),
            ),
            Field(name="note", label="Note", kind="textarea"),
            Field(name="is_partial", label="Only some parts are accepted", kind="checkbox"),
        ),
        errors=("One field stops this from being kept.",),
        submit="Register",
        cancel=Link(label="Back to the ratifications", url=".."),
    ),
)

UPLOAD_PAGE = ImportPage(
    title="Import ratifications",
    sentence="The file is tried first: nothing is written until you say so.",
    upload=Form(
        action="",
        fields=(
            Field(
                name="file",
                label="File",
                kind="file",
                help="CSV in UTF-8, or XLSX, up to 250 MB.",
                accept=".csv,.xlsx",
            ),
        ),
        has_file=True,
        submit="Try the file",
        cancel=Link(label="Back", url=".."),
    ),
    columns=Table(
        caption="Columns",
        columns=(Column(label="Column"), Column(label="What it holds"), Column(label="Needed")),
        rows=(Row(cells=(Cell(text="state"), Cell(text="Code or name"), Cell(text="yes"))),),
        as_cards=True,
    ),
)

TRIAL_PAGE = ImportPage(
    title="3 of 214 rows cannot be imported",
    sentence="Nothing has been written yet. This was a trial of ratifications-2026-q3.xlsx.",
    tallies=(
        Tally(value="198", status=Status(kind="good", word="New")),
        Tally(value="8", status=Status(kind="warn", word="Changed")),
        Tally(value="5", status=Status(kind="none", word="Already here, the same")),
        Tally(value="3", status=Status(kind="bad", word="Cannot be imported")),
    ),
    notice=Notice(
        kind="warn",
        title="Three of the rows date from 2025",
        text="They change a figure the Council has read, for 31 December 2025 from 143 to 146.",
    ),
    problems=Table(
        caption="What is wrong",
        columns=(
            Column(label="Row"),
            Column(label="Column"),
            Column(label="Found"),
            Column(label="What is wrong"),
            Column(label="What to do"),
        ),
        rows=tuple(
            Row(cells=tuple(Cell(text=text) for text in texts))
            for texts in (
                ("19", "registered", "31.12.25", "The year has two digits.", "Write 2025-12-31."),
                ("22", "state", "<b>HES</b>", "The same ratification is in row 17.", "Remove one."),
                ("48", "minimum_age", "(empty)", "C138 needs an age.", "Write the age, 14 to 18."),
            )
        ),
        as_cards=True,
    ),
    problems_more="",
    matches=(
        Match(
            found="Kingdom of Norland",
            rows="rows 3, 17 and 40 more",
            field=Field(
                name="match-1",
                label="This is",
                kind="select",
                options=(
                    Option(value="", label="Leave these rows out"),
                    Option(value="NOR", label="Norland", is_chosen=True),
                ),
            ),
        ),
    ),
    confirm=Form(
        action="",
        fields=(
            Field(
                name="do",
                label="The 206 good rows",
                kind="radio",
                options=(
                    Option(
                        value="again",
                        label="Try a corrected file",
                        is_chosen=True,
                        help="Nothing is written until you say so.",
                    ),
                    Option(value="import", label="Import the 206 good rows now"),
                ),
            ),
        ),
        submit="Continue",
        cancel=Link(label="Drop this import", url=".."),
    ),
)

RECEIPT_PAGE = ImportPage(
    title="206 rows are now in the register",
    sentence="Imported on 22 October 2026 at 09:42.",
    notice=Notice(title="It can be undone as one action", text="Until another change rests on it."),
    ways_on=(Link(label="See the register", url=".."), Link(label="Undo this import", url="undo")),
)
