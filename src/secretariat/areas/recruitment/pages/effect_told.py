"""The effect of a selection in words and tables, for those who decide."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from secretariat.areas.recruitment.pages.appointments_contexts import Part
from secretariat.areas.recruitment.standing.effects import Effect, Parity, Represented, Standing
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Column, Row, Table


def parts(found: Effect, day: date) -> tuple[Part, ...]:
    """What the selection would do to representation, and to parity."""
    as_of = _("As of %(day)s, if nobody else came or went.") % {"day": formats.day(day)}
    return (
        Part(
            key="representation",
            title=_("What it would do to representation"),
            sentences=(*_represented(found), as_of),
            table=_states(found.represented),
        ),
        Part(
            key="parity",
            title=_("What it would do to parity"),
            sentences=(*_sexes(found), as_of),
            table=_groups(found.parities),
        ),
    )


def _represented(found: Effect) -> Iterator[str]:
    changed = found.represented
    if changed is None:
        yield _nothing(found)
        return
    if changed.before is None or changed.after is None:
        yield _("No range is reckoned for %(state)s on this day.") % {"state": changed.name}
        return
    told = {
        "state": changed.name,
        "before": changed.before.status.label,
        "after": changed.after.status.label,
    }
    if changed.before.status == changed.after.status:
        yield _("%(state)s would stay %(before)s.") % told
    else:
        yield _("%(state)s would go from %(before)s to %(after)s.") % told
    if changed.others:
        number = len(changed.others)
        yield ngettext(
            "The status of %(count)s other State would change, as the ranges move with the number"
            " of officials counted: %(states)s.",
            "The status of %(count)s other States would change, as the ranges move with the number"
            " of officials counted: %(states)s.",
            number,
        ) % {"count": number, "states": ", ".join(changed.others)}


def _nothing(found: Effect) -> str:
    if not found.is_counted:
        return _("The position is not subject to geographical distribution: nothing would change.")
    if not found.state_known:
        return _("The candidate states no nationality: nothing can be said of it.")
    return _("The candidate is counted for the same State already: nothing would change.")


def _states(changed: Represented | None) -> Table | None:
    if changed is None or changed.before is None or changed.after is None:
        return None
    return Table(
        caption=_("How %(state)s is represented") % {"state": changed.name},
        columns=(
            Column(label=_("When")),
            Column(label=_("Officials counted"), is_number=True),
            Column(label=_("Desirable range")),
            Column(label=pgettext("of a State", "Status")),
        ),
        rows=(_state(_("Now"), changed.before), _state(_("With this selection"), changed.after)),
        as_cards=True,
    )


def _state(when: str, one: Standing) -> Row:
    ends = {"lower": formats.number(one.range.lower), "upper": formats.number(one.range.upper)}
    return Row(
        cells=(
            Cell(text=when),
            Cell(text=formats.number(one.held)),
            Cell(text=_("%(lower)s to %(upper)s") % ends),
            Cell(text=str(one.status.label)),
        )
    )


def _sexes(found: Effect) -> Iterator[str]:
    if not found.sex:
        yield _("The candidate declares neither sex: she counts among all alone.")


def _groups(parities: tuple[Parity, ...]) -> Table:
    return Table(
        caption=_("Women among officials"),
        columns=(
            Column(label=_("Among officials of")),
            Column(label=_("Now"), is_number=True),
            Column(label=_("With this selection"), is_number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=one.title),
                    Cell(text=_share(one.women, one.everyone)),
                    Cell(text=_share(one.women_after, one.everyone_after)),
                )
            )
            for one in parities
        ),
        notes=(_("Women of all officials in post, each counted once, by her first post."),),
        as_cards=True,
    )


def _share(women: int, everyone: int) -> str:
    """The share with both numbers; among nobody there is none."""
    if not everyone:
        return "–"
    told = {
        "share": formats.share(women / everyone),
        "women": formats.number(women),
        "all": formats.number(everyone),
    }
    return _("%(share)s (%(women)s of %(all)s)") % told
