"""A trial of an import in words and tables: counts, bad rows, changes, names to match."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.trials import BadRow, Change, Listed, Trial, Unknown
from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Cell, Column, Field, Row, Status, Table
from secretariat.web.contexts.registers import Match, Tally
from secretariat.web.formats import number
from secretariat.web.wording import called, recorded

SHOWN = 200
MATCH = "match-"


def tallies(trial: Trial) -> tuple[Tally, ...]:
    """Count the rows by what becomes of them."""
    counts = [
        (trial.new, Status(kind="good", word=_("New"))),
        (trial.changed, Status(kind="warn", word=_("Changed"))),
        (trial.same, Status(kind="none", word=_("Already here, the same"))),
        (trial.bad, Status(kind="bad", word=_("Cannot be imported"))),
    ]
    if trial.absent is not None:
        counts.append((trial.absent, Status(kind="none", word=_("Here, not in the file"))))
    return tuple(Tally(value=number(count), status=status) for count, status in counts)


def title(trial: Trial) -> str:
    """Say what is the case."""
    told = {"bad": number(trial.bad), "rows": number(trial.rows)}
    if trial.bad:
        return (
            ngettext(
                "%(bad)s of %(rows)s rows cannot be imported",
                "%(bad)s of %(rows)s rows cannot be imported",
                trial.bad,
            )
            % told
        )
    if not trial.new and not trial.changed:
        return _("Everything in the file is here already")
    return (
        ngettext("%(rows)s row can be imported", "All %(rows)s rows can be imported", trial.rows)
        % told
    )


def problems(trial: Trial) -> Table | None:
    """Name each bad row: where, what was found, what is wrong, what to do."""
    if not trial.bad_rows:
        return None
    heads = (_("Row"), _("Column"), _("Found"), _("What is wrong"), _("What to do"))
    return Table(
        caption=_("What is wrong, row by row"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_problem(bad) for bad in trial.bad_rows[:SHOWN]),
        as_cards=True,
    )


def problems_more(trial: Trial) -> str:
    """Say how many bad rows are not listed, and count all of them by kind."""
    if trial.bad <= SHOWN:
        return ""
    kinds = _("; ").join(
        _("%(column)s, %(reason)s: %(rows)s")
        % {"column": one.column, "reason": one.reason.label, "rows": number(one.rows)}
        for one in trial.totals
    )
    told = {"shown": number(SHOWN), "kinds": kinds}
    return _("The first %(shown)s are listed. All by kind: %(kinds)s.") % told


def _problem(bad: BadRow) -> Row:
    said = recorded(bad.found) if bad.reason is Reason.OVERLAP else bad.found
    found = format_html('<span class="found">{}</span>', said or _("(empty)"))
    texts = (number(bad.row), bad.column or "–", found, bad.wrong, bad.do or "–")
    return Row(cells=tuple(Cell(text=text) for text in texts))


def changes(trial: Trial) -> Table | None:
    """Show what would change in records already here, field by field."""
    if not trial.changes:
        return None
    heads = (_("Record"), _("Row"), _("What changes"))
    return Table(
        caption=_("What is here and would change"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_change(one) for one in trial.changes[:SHOWN]),
        notes=_only_first(trial.changed),
        as_cards=True,
    )


def _change(one: Change) -> Row:
    told = _("; ").join(
        _("%(field)s from %(before)s to %(after)s")
        % {
            "field": each.label,
            "before": recorded(each.before, is_number=each.is_number),
            "after": recorded(each.after, is_number=each.is_number),
        }
        for each in one.differences
    )
    return Row(cells=(Cell(text=called(one.label)), Cell(text=number(one.row)), Cell(text=told)))


def absences(trial: Trial) -> Table | None:
    """Show what is here and not in the file."""
    if not trial.absences:
        return None
    return Table(
        caption=_("What is here and not in the file"),
        columns=(Column(label=_("Record")),),
        rows=tuple(_absence(one) for one in trial.absences[:SHOWN]),
        notes=_only_first(trial.absent or 0),
    )


def _absence(one: Listed) -> Row:
    return Row(cells=(Cell(text=called(one.label)),))


def _only_first(count: int) -> tuple[str, ...]:
    if count <= SHOWN:
        return ()
    return (_("The first %(shown)s of %(count)s.") % {"shown": SHOWN, "count": number(count)},)


def matches(unknown: Sequence[Unknown]) -> tuple[Match, ...]:
    """Ask what each unknown name stands for, the closest records offered."""
    return tuple(_match(one, place) for place, one in enumerate(unknown))


def _match(one: Unknown, place: int) -> Match:
    rows = ngettext("in %(count)s row", "in %(count)s rows", one.rows)
    closest = ", ".join(one.suggestions)
    return Match(
        found=one.said,
        rows=rows % {"count": number(one.rows)},
        field=Field(
            name=f"{MATCH}{place}",
            label=_("Is the record with this code or name"),
            options=tuple(Option(value=_code(named), label=named) for named in one.suggestions),
            help=_("Closest: %(codes)s. Leave empty to leave the rows out.") % {"codes": closest}
            if closest
            else _("Leave empty to leave the rows out."),
        ),
    )


def _code(named: str) -> str:
    """Give the code of a suggestion, which the engine writes before the name: QMB (Velia)."""
    return named.partition(" (")[0]


def matched(trial: Trial, answers: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Read which name stands for which record, from the fields that were filled in."""
    said = {f"{MATCH}{place}": one.said for place, one in enumerate(trial.unknown)}
    return {said[name]: value.strip() for name, value in answers if name in said and value.strip()}
