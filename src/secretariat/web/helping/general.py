"""The help of pages about records and figures."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from secretariat.web.helping.declaring import PageHelp

HELP: Final = (
    PageHelp(
        pages=("home",),
        title=_("Home"),
        shows=_("What waits for you, what you follow, what changed lately, and the main figures."),
        changes=_("Nothing is changed here: each line opens the record or the figure it names."),
        how=_(
            "Follow a record or a figure on its own page, and it stands here. What waits for you"
            " is a move that you may make, the one due first at the top."
        ),
    ),
    PageHelp(
        pages=("find",),
        title=_("Find"),
        shows=_("Records of every register open to you that hold the words, whatever their form."),
        changes=_("Nothing is changed here."),
        how=_(
            "Words are found in English, French and Spanish, with or without accents, in the"
            " singular and the plural. A word in quotation marks is found as it is written."
        ),
    ),
    PageHelp(
        pages=("figures",),
        title=_("Figures"),
        shows=_("Every figure that is open to you, by the area of work it belongs to."),
        changes=_("Nobody changes a figure: it is computed from the records each time."),
        how=_("Open a figure to see what it counts, cut it by its dimensions, and cite it."),
    ),
    PageHelp(
        pages=("data",),
        title=_("Open data"),
        shows=_("Every figure, register and paper open to the whole world, with its files."),
        changes=_("Nothing is changed here: what becomes public, stands here."),
        how=_(
            "Programs read the same catalogue in the words of DCAT. A file that has not changed"
            " since you took it is not sent again."
        ),
    ),
    PageHelp(
        pages=("dashboards", "dashboard"),
        title=_("Dashboards"),
        shows=_("Figures chosen for an audience, computed when you open the page, as of any day."),
        changes=_("Nobody changes a dashboard by hand: its figures follow the records."),
        how=_(
            "Open a tile for its figure page, on the same date and with the same cut. Figures about"
            " people are told as released to whoever may not see all the records behind them."
        ),
    ),
    PageHelp(
        pages=("figure", "evidence"),
        title=_("A figure and its records"),
        shows=_("A value as of a date, what it counts in words, and the very records it counts."),
        changes=_(
            "The value changes with the records alone: correct a record, and the figure follows."
        ),
        how=_(
            "“As of” chooses the date that is counted, “As known on” what was recorded by then."
            " The address to cite holds both, so that it gives the same value for ever. A small"
            " cell is withheld from whoever may not see the records behind it."
        ),
    ),
    PageHelp(
        pages=("registers",),
        title=_("Registers"),
        shows=_("Every register that is open to you: one for each kind of record kept."),
        changes=_("Each register says on its own page who may change it."),
        how=_("Open a register for its list; its records open from there."),
    ),
    PageHelp(
        pages=("register", "together", "view", "view-new", "view-remove"),
        title=_("The list of a register"),
        shows=_("The records of a register that you may see, as you narrow, search and sort them."),
        changes=_("Narrowing and sorting change no record; the roles that may are named."),
        how=_(
            "The address holds what you asked for: send it, or save it as a view. Tick records to"
            " change several at once. CSV and Excel files hold what the filters leave."
        ),
    ),
    PageHelp(
        pages=("record", "undo-act"),
        title=_("A record"),
        shows=_("All that is recorded of one thing, what refers to it, and its whole history."),
        changes=_("Each change stands in the history, with who made it, when and why."),
        how=_(
            "An action that is closed to you says why. A mistaken act is undone from the history:"
            " undoing is a new act, and nothing is ever lost. Opened from a list, a record leads on"
            " to the one before and after it there, as the list was filtered and ordered."
        ),
    ),
    PageHelp(
        pages=("act", "act-on", "move"),
        title=_("Changing a record"),
        shows=_("What an action or a move asks for, and what it does to the record."),
        changes=_("Nothing is written before the form is sent, and then all of it or nothing."),
        how=_(
            "If somebody else changes the record meanwhile, you are shown what changed, and what"
            " you typed is kept. The reason you give stands in the history."
        ),
    ),
    PageHelp(
        pages=("import", "undo"),
        title=_("Importing a file"),
        shows=_("What a file would add and change, line by line, before anything is written."),
        changes=_("Whoever may add the records one by one may import them."),
        how=_(
            "Export the register for a file with the right columns. A file is taken whole or not"
            " at all, and the import can be undone as a whole."
        ),
    ),
    PageHelp(
        pages=("comment", "comment-withdraw", "attach", "attachment", "attachment-take-back"),
        title=_("Comments and attachments"),
        shows=_("What people say about a record, and the files they put beside it."),
        changes=_("Whoever wrote a comment or attached a file may withdraw it."),
        how=_("A file is checked by its size and its kind before it is kept."),
    ),
    PageHelp(
        pages=("papers", "paper", "paper-latest", "verify", "restated", "restated-between"),
        title=_("Papers"),
        shows=_("What was published: each edition as it was frozen, and every figure in it."),
        changes=_("A frozen edition is never changed: a later one takes its place."),
        how=_("Verify an edition to compute its figures again, as they were known that day."),
    ),
    PageHelp(
        pages=("paper-freeze", "paper-step"),
        title=_("Publishing an edition"),
        shows=_(
            "What a step of an edition does, and what it asks for: from freezing to the public."
        ),
        changes=_("Whoever froze an edition or sent it for review does not clear it herself."),
        how=_(
            "An edition is frozen, sent for review, cleared, and published, at once or from a"
            " moment to come. Until it is public, only those who work on it read it."
        ),
    ),
    PageHelp(
        pages=(
            *("draft", "draft-beside", "draft-remarks", "draft-versions"),
            *("draft-file", "draft-upload", "draft-print"),
        ),
        title=_("Drafts of papers"),
        shows=_("The text of a paper before it is frozen, and the paper it would be now."),
        changes=_("Whoever may write the paper; who decides about it reads it and remarks on it."),
        how=_(
            "Translate side by side: each passage says whether it is missing, stale or up to date."
            " Every version is kept, and two people at one text lose nothing of each other."
        ),
    ),
    PageHelp(
        pages=("workflows", "workflow", "manual"),
        title=_("The manual"),
        shows=_("What the pages are for, and the states that records pass through."),
        changes=_("Nothing is changed here: it is written from the declarations of the product."),
        how=_("The link “About this page” on every page leads to its place here."),
    ),
)
