"""How representation changed between two dates and why, and how it will: tables of the page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.pages.contexts import Part
from secretariat.areas.workforce.pages.files import table
from secretariat.areas.workforce.standing.changing import Change, Reason
from secretariat.areas.workforce.standing.moments import Moment
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Column, Row, Table

Names = Mapping[str, str]
Statuses = Mapping[str, Status]


def changed(
    found: Mapping[str, Change], days: tuple[date, date], names: Names, *, is_cleared: bool
) -> Part:
    """Which States have another status than on an earlier day, and what moved each."""
    moved = [one for one in found.values() if one.is_moved]
    moved.sort(key=lambda one: names.get(one.state, one.state))
    rows = [
        Row(
            cells=(
                Cell(text=names.get(one.state, one.state)),
                Cell(text=word(one.before)),
                Cell(text=word(one.after)),
                Cell(text=_why(one, is_cleared=is_cleared)),
            )
        )
        for one in moved
    ]
    told = {"count": formats.number(len(moved)), "first": formats.day(days[0])}
    told["last"] = formats.day(days[1])
    heads = (_("State"), _("Then"), _("Now"), _("Why"))
    return Part(
        key="changed",
        title=_("What changed between %(first)s and %(last)s") % told,
        sentence=ngettext(
            "%(count)s State has another status.",
            "%(count)s States have another status.",
            len(moved),
        )
        % told,
        table=table(_("States with another status"), heads, rows),
    )


def word(status: Status | None) -> str:
    """A status in words; a State that was no member has none."""
    return str(status.label) if status else formats.NOT_APPLICABLE


def _why(one: Change, *, is_cleared: bool) -> str:
    """The reasons; how many officials came or left only to who sees all staffing."""
    numbers = {
        Reason.APPOINTMENT: one.appointed,
        Reason.SEPARATION: one.separated,
        Reason.OTHER_POST: one.came or one.left,
    }
    return _("; ").join(
        _("%(reason)s (%(count)s)")
        % {"reason": reason.label, "count": formats.number(numbers[reason])}
        if is_cleared and reason in numbers
        else str(reason.label)
        for reason in one.reasons
    )


def tally(columns: Sequence[tuple[str, Statuses]]) -> Table:
    """How many States have each status, a column for each day or scenario; the last adds up."""
    counts = [Counter(statuses.values()) for _title, statuses in columns]
    return Table(
        caption=_("States by status"),
        columns=(
            Column(label=pgettext("of a State", "Status")),
            *(Column(label=title, is_number=True) for title, _statuses in columns),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=str(one.label)),
                    *(Cell(text=formats.number(count[one])) for count in counts),
                )
            )
            for one in Status
        ),
        total=Row(
            cells=(
                Cell(text=_("All")),
                *(Cell(text=formats.number(count.total())) for count in counts),
            )
        ),
    )


def foreseen(
    now: Moment, scenarios: Sequence[tuple[str, Moment]], at: date, names: Names
) -> tuple[Part, Part]:
    """How States will stand at a date if nobody is appointed: in all, and those that move."""
    titles = [(_("On %(day)s") % {"day": formats.short_day(now.day)}, now.statuses)]
    titles += [(title, one.statuses) for title, one in scenarios]
    return (
        Part(
            key="foreseen",
            title=_("What is foreseen for %(day)s") % {"day": formats.day(at)},
            sentence=_(
                "If nobody is appointed, contracts that end are not renewed, and officials retire "
                "when they must, or as soon as they may."
            ),
            table=tally(titles),
        ),
        Part(
            key="moving",
            title=_("States that would have another status"),
            table=_moving(titles, names),
            empty=_("None."),
        ),
    )


def _moving(columns: Sequence[tuple[str, Statuses]], names: Names) -> Table | None:
    codes = sorted({code for _t, found in columns for code in found}, key=lambda one: names[one])
    told = [(code, [found.get(code) for _t, found in columns]) for code in codes]
    rows = [
        Row(cells=(Cell(text=names[code]), *(Cell(text=word(one)) for one in statuses)))
        for code, statuses in told
        if len(set(statuses)) > 1
    ]
    return table(
        _("States that would have another status"),
        (_("State"), *(title for title, _statuses in columns)),
        rows,
    )
