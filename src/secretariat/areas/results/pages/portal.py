"""Objectives and results, on the portal: frameworks in force, and how their indicators stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.results import registers
from secretariat.areas.results.models.planned import Framework, Objective
from secretariat.areas.results.pages.reading import Stands, judged, tally
from secretariat.areas.results.pages.shown_framework import SHOWN
from secretariat.areas.results.pages.shown_objectives import lang_of
from secretariat.areas.results.pages.summary import standing
from secretariat.areas.results.standing.statuses import RULE, WORDS
from secretariat.engine.registers.reserving import condition
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.links import question
from secretariat.web.portal.gathering import Visit


def achieved(visit: Visit) -> Section:
    """Every framework in force with its indicators, as they stand on the day or stood at its end.

    One that was adopted is in force until it is closed or superseded.
    """
    rights = visit.rights
    in_force = Framework.objects.filter(
        condition(registers.frameworks, rights),
        state=Framework.State.ADOPTED,
        starts__lte=visit.on,
    )
    frameworks = list(in_force.order_by("ends", "code"))
    days = {one.pk: min(one.ends, visit.on) for one in frameworks}
    hers = Objective.objects.filter(framework__in=frameworks).order_by()
    of_objective = dict(hers.values_list("pk", "framework_id")) if frameworks else {}
    wanted = Q(objective__framework__in=list(days))
    on = {objective: days[framework] for objective, framework in of_objective.items()}
    found = judged(wanted, on, sees=visit.reader.is_told) if frameworks else []
    held: dict[int, list[Stands]] = defaultdict(list)
    for one in found:
        held[of_objective[one.first.objective]].append(one)
    return Section(
        wide=True,
        key="results",
        title=standing(found) or _("What was adopted, and how it stands"),
        sentence=str(RULE).partition(".")[0] + "." if found else "",
        table=_table(frameworks, held) if frameworks else None,
        empty="" if frameworks else _("No framework is in force."),
        ways=(Link(label=_("All frameworks, side by side"), url=reverse("frameworks")),),
    )


def _table(frameworks: Sequence[Framework], held: Mapping[int, list[Stands]]) -> Table:
    return Table(
        caption=_("Frameworks in force and how their indicators stand"),
        columns=(
            Column(label=_("Framework")),
            Column(label=_("Until")),
            *(Column(label=str(WORDS[one]), is_number=True) for one in SHOWN),
        ),
        rows=tuple(_row(one, held[one.pk]) for one in frameworks),
        notes=(_("Numbers of indicators, today or at the end of their framework."),),
        as_cards=True,
    )


def _row(framework: Framework, found: Sequence[Stands]) -> Row:
    address = reverse("framework", args=[framework.code])
    counts = tally(found)
    numbers = (
        Cell(
            text=formats.number(counts[one]),
            url=address + question({"status": one.value}) if counts[one] else "",
        )
        for one in SHOWN
    )
    title = framework.title
    named = Cell(text=title.text, url=address, lang=lang_of(title))
    return Row(cells=(named, Cell(text=formats.short_day(framework.ends)), *numbers))
