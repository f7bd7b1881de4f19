"""A restatement as the context of its page: what changed, and the records that say why."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from secretariat.engine.publishing import restating_words as told
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.restating_causes import Cause, Touched
from secretariat.engine.publishing.restating_told import MOVED, Restated, Restatement, Standing
from secretariat.engine.registers.declaring import registers
from secretariat.kernel.languages import Language
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Fact, Row, Status, Table
from secretariat.web.contexts.restating import RestatementPage
from secretariat.web.formats import number
from secretariat.web.links import record_page


def restatement_page(
    found: Restatement, editions: Sequence[Release], language: Language, *, paper: Link
) -> RestatementPage:
    """Say what reads otherwise, figure by figure, and why."""
    changed = sum(one.standing in MOVED for one in found.figures)
    kind, word = ("warn", _("Changed")) if changed else ("good", _("Every number still holds"))
    return RestatementPage(
        title=told.title(found),
        sentence=told.compared(found, language),
        status=Status(kind=kind, word=word),
        facts=tuple(_facts(found, changed)),
        others=_others(found, editions),
        paper=paper,
        reserves=told.reserves(found),
        changes=_table(found, language) if found.told else None,
    )


def _facts(found: Restatement, changed: int) -> list[Fact]:
    counts = (
        (_("Figures compared"), len(found.figures)),
        (_("The same"), len(found.standing(Standing.SAME))),
        (_("Otherwise"), changed),
    )
    return [Fact(name=name, cell=Cell(text=number(count))) for name, count in counts]


def _others(found: Restatement, editions: Sequence[Release]) -> tuple[Link, ...]:
    """The same edition beside each of the others, and beside today."""
    key, own = found.before.publication, found.before.edition
    links = [Link(label=told.edition(None), url=reverse("restated", args=[key, own]))]
    links += [
        Link(
            label=told.edition(one),
            url=reverse("restated-between", args=[key, own, one.edition]),
        )
        for one in editions
        if one.edition != own
    ]
    return tuple(links)


def _table(found: Restatement, language: Language) -> Table:
    heads = (_("Figure"), told.edition(found.before), told.edition(found.after), _("Why"))
    return Table(
        caption=_("What reads otherwise, and why"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_row(one, language) for one in found.told),
        as_cards=True,
    )


def _row(one: Restated, language: Language) -> Row:
    earlier, later = told.sides(one)
    return Row(
        cells=(
            Cell(text=told.named(one.figure, language)),
            Cell(text=earlier),
            Cell(text=later),
            Cell(text=_why(one.causes) if one.causes else "–"),
        )
    )


def _why(causes: Sequence[Cause]) -> SafeString:
    """The reasons one below the other, each with the records it names."""
    keys = {register.model._meta.db_table: register.key for register in registers()}
    given = [{"cause": one, "records": [_linked(r, keys) for r in one.records]} for one in causes]
    shown = render_to_string("secretariat/parts/causes.html", {"causes": given})
    return mark_safe(shown.strip())


def _linked(touched: Touched, keys: dict[str, str]) -> Link:
    """A record with what became of it; one that is gone has a page no more."""
    key = keys.get(touched.table)
    url = record_page(key, touched.number) if key else ""
    return Link(label=str(touched), url=url, note=touched.became)
