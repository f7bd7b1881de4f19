"""The pages of an import as contexts: upload, trial, comparison, receipt."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.imports.declaring import Column as FileColumn
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.trials import Outcome, Trial
from secretariat.engine.registers.declaring import Register
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Cell, Column, Field, Form, Notice, Row, Table
from secretariat.web.contexts.registers import ImportPage
from secretariat.web.formats import number
from secretariat.web.imports import telling
from secretariat.web.imports.uploads import Upload
from secretariat.web.links import register_page
from secretariat.web.records.forms import label

TRY, COMPARE, AGAIN, IMPORT, MATCH = "try", "compare", "again", "import", "match"


def upload_page(register: Register, what: Import, *, may_write: bool) -> ImportPage:
    """Ask for the file, and tell what it may hold."""
    return ImportPage(
        title=_("Import: %(register)s") % {"register": register.title},
        sentence=_("The file is tried first: nothing is written until you say so."),
        upload=Form(
            action="",
            fields=(
                Field(
                    name="file",
                    label=_("File"),
                    kind="file",
                    help=_("CSV in UTF-8, or XLSX. The first row names the columns."),
                    accept=".csv,.xlsx",
                    is_required=True,
                ),
                _purpose(may_write),
            ),
            has_file=True,
            submit=_("Read the file"),
            cancel=_back(register),
        ),
        columns=_columns(what),
    )


def _purpose(may_write: bool) -> Field:
    options = [
        Option(
            value=COMPARE,
            label=_("Compare it with what is here"),
            is_chosen=not may_write,
            help=_("Nothing can be written from there."),
        )
    ]
    if may_write:
        label = _("Try the import")
        options.insert(0, Option(value=TRY, label=label, is_chosen=True))
    return Field(name="do", label=_("What for"), kind="radio", options=tuple(options))


def _back(register: Register) -> Link:
    return Link(
        label=_("Back to %(register)s") % {"register": register.title},
        url=register_page(register.key),
    )


def _columns(what: Import) -> Table:
    heads = (_("Column"), _("What it holds"), _("Needed"))
    return Table(
        caption=_("Columns of the file"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_column(what, one) for one in what.columns),
        as_cards=True,
    )


def _column(what: Import, one: FileColumn) -> Row:
    return Row(
        cells=(
            Cell(text=_(" or ").join(one.headers)),
            Cell(text=label(what.add, one.field)),
            Cell(text=_("no") if one.optional else _("yes")),
        )
    )


def trial_page(
    register: Register, trial: Trial, upload: Upload, *, job: int | None = None
) -> ImportPage:
    """Show what the import would do, and ask what to do now; `job` is the run that tried it."""
    return ImportPage(
        title=telling.title(trial),
        sentence=_("Nothing has been written yet. This was a trial of %(file)s.")
        % {"file": upload.name},
        tallies=telling.tallies(trial),
        notice=_notice(trial),
        problems=telling.problems(trial),
        problems_more=telling.problems_more(trial),
        changes=telling.changes(trial),
        matches=telling.matches(trial.unknown),
        confirm=_confirm(register, trial, upload, job),
    )


def _notice(trial: Trial) -> Notice | None:
    if not trial.notices:
        return None
    return Notice(title=_("About the file"), text=" ".join(trial.notices))


def _confirm(register: Register, trial: Trial, upload: Upload, job: int | None) -> Form:
    good = trial.new + trial.changed
    fields = [
        Field(name="do", label=_("Choose"), kind="radio", options=_choices(trial)),
    ]
    if good:
        fields.append(
            Field(
                name="reason",
                label=_("Reason"),
                needed=_("needed where records change") if trial.changed else "",
                kind="text",
                help=_("It stands in the history of every record."),
            )
        )
    kept = [Hidden(name="token", value=upload.token)]
    if job is not None:
        kept.append(Hidden(name="job", value=str(job)))
    return Form(
        action=reverse("import", args=[register.key]) if job is not None else "",
        fields=tuple(fields),
        submit=_("Continue"),
        kept=tuple(kept),
        cancel=_back(register),
    )


def _choices(trial: Trial) -> tuple[Option, ...]:
    good = trial.new + trial.changed
    options = [
        Option(
            value=AGAIN,
            label=_("Upload a corrected file"),
            help=_("The trial is run again. Nothing is written until you say so."),
            is_chosen=bool(trial.bad) and not trial.unknown,
        )
    ]
    if trial.unknown:
        label = _("Remember the names matched above, and try again")
        options.insert(0, Option(value=MATCH, label=label, is_chosen=True))
    if good:
        label = _("Import the %(count)s new and changed rows now") % {"count": number(good)}
        options.append(Option(value=IMPORT, label=label, is_chosen=not trial.bad))
    return tuple(options)


def comparison_page(register: Register, trial: Trial, file: str) -> ImportPage:
    """Show how a file differs from what is here."""
    is_same = not (trial.new or trial.changed or trial.absent or trial.bad)
    return ImportPage(
        title=_("The file and the register agree")
        if is_same
        else _("The file and the register differ"),
        sentence=_("Nothing has been written: %(file)s was only compared with what is here.")
        % {"file": file},
        tallies=telling.tallies(trial),
        notice=_notice(trial),
        problems=telling.problems(trial),
        problems_more=telling.problems_more(trial),
        changes=telling.changes(trial),
        absences=telling.absences(trial),
        ways_on=(_back(register),),
    )


def receipt_page(register: Register, outcome: Outcome, *, undo_url: str) -> ImportPage:
    """Say what was written, and how to undo it."""
    count = outcome.trial.new + outcome.trial.changed
    ways = [_back(register)]
    if undo_url:
        ways.append(Link(label=_("Undo this import…"), url=undo_url))
    return ImportPage(
        title=_("%(count)s rows of the file are now in the register") % {"count": number(count)}
        if outcome.act
        else _("There was nothing to write"),
        sentence=_("The file was %(file)s.") % {"file": outcome.trial.file},
        tallies=telling.tallies(outcome.trial),
        notice=Notice(
            title=_("It can be undone as one action"),
            text=_("As long as no later change rests on what it wrote."),
        )
        if outcome.act
        else None,
        ways_on=tuple(ways),
    )
