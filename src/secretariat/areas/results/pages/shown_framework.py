"""A framework as its page shows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import Region, Unit
from secretariat.areas.results.models.planned import (
    Framework,
)
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.contexts import (
    FrameworkPage,
    Tally,
)
from secretariat.areas.results.pages.reading import Stands, Tree, tally
from secretariat.areas.results.pages.shown_objectives import Line, Shown, lang_of, sections
from secretariat.areas.results.pages.summary import standing
from secretariat.areas.results.standing.statuses import RULE, WORDS, Status
from secretariat.web import formats
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Empty, Field, Form, LinkList
from secretariat.web.links import register_page
from secretariat.web.records.paging import pages

LENGTH = 50  # indicators on a page
MARKS = 40  # marks drawn for a status; beyond, the number alone is clearer
SHOWN = (Status.MET, Status.ON_TRACK, Status.BEHIND, Status.OFF_TRACK, Status.NOT_DUE)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a framework can be narrowed to."""

    units: Sequence[Unit]
    regions: Sequence[Region]


def lines_of(tree: Tree, found: Sequence[Stands], *, narrowed: bool) -> list[Line]:
    """Each indicator beneath its objective, in order; objectives without any, if all are shown."""
    of_objective: dict[int, list[Stands]] = defaultdict(list)
    for one in found:
        of_objective[one.first.objective].append(one)
    lines: list[Line] = []
    for objective in tree.in_order():
        mine = of_objective.get(objective.pk, [])
        lines += [(objective, one) for one in mine]
        if not mine and not narrowed and objective.parent_id is not None:
            lines.append((objective, None))
    return lines or [(one, None) for one in tree.in_order() if not narrowed]


def framework_page(
    tree: Tree,
    asked: Asked,
    all_of_them: Sequence[Stands],
    lines: Sequence[Line],
    shown: Shown,
    choices: Choices,
) -> FrameworkPage:
    """The page: how it stands as a whole, and the part of its lines that is shown."""
    framework = tree.framework
    address = reverse("framework", args=[framework.code])
    counts = tally(all_of_them)
    return FrameworkPage(
        title=framework.title.text,
        lang=lang_of(framework.title),
        sentence=standing(all_of_them),
        state=str(framework.get_state_display()),
        adoption=adoption(framework),
        tally_title=_tally_title(framework, sum(counts.values()), asked.as_of),
        tallies=tallies(counts, address, asked),
        filters=_filters(address, asked, choices),
        sections=sections(tree, asked, shown, all_of_them),
        pages=pages(
            page=asked.page,
            length=LENGTH,
            count=len(lines),
            address=lambda page: asked.query(page=str(page)),
        )
        if len(lines) > LENGTH
        else None,
        rule=str(RULE),
        keys=tuple(wording.status(one) for one in SHOWN),
        asides=(_monitored(framework, asked), _continues(all_of_them, framework)),
        clear_url=address + asked.moment() if asked.narrowed else "",
        empty=None if lines else _nothing(address, asked),
    )


def adoption(framework: Framework) -> str:
    """Who adopted it, at which session, when; and what that means."""
    if framework.state == Framework.State.DRAFT or framework.adopted_on is None:
        return _("A draft: it can still be edited, and no results are recorded for it.")
    parts = (framework.adopted_by.text, framework.session, formats.day(framework.adopted_on))
    told = {"adoption": ", ".join(part for part in parts if part)}
    return _("%(adoption)s. What was adopted can’t be edited, only superseded.") % told


def _tally_title(framework: Framework, count: int, day: date) -> str:
    told = {"count": formats.number(count), "gone": formats.share(gone(framework, day), 0)}
    if day >= framework.ends:
        return (
            ngettext(
                "Status of %(count)s indicator, at the end of the period",
                "Status of %(count)s indicators, at the end of the period",
                count,
            )
            % told
        )
    return (
        ngettext(
            "Status of %(count)s indicator, with %(gone)s of the period gone",
            "Status of %(count)s indicators, with %(gone)s of the period gone",
            count,
        )
        % told
    )


def gone(framework: Framework, day: date) -> float:
    """The fraction of a framework's period that has passed on a day."""
    whole = (framework.ends - framework.starts).days + 1
    return min(max(((day - framework.starts).days + 1) / whole, 0.0), 1.0)


def tallies(counts: Mapping[Status, int], address: str, asked: Asked) -> tuple[Tally, ...]:
    """Every status with its number, each a way to see those indicators alone."""
    return tuple(
        Tally(
            status=wording.status(one),
            count=formats.number(counts.get(one, 0)),
            url=address + asked.query(status="" if asked.status == one else one.value),
            marks=" " * min(counts.get(one, 0), MARKS),
            is_current=asked.status == one,
        )
        for one in SHOWN
    )


def _filters(address: str, asked: Asked, choices: Choices) -> Form:
    moment = {"as_of": asked.as_of.isoformat()} if asked.given else {}
    if asked.known_at:
        moment["known_at"] = asked.known_at.isoformat().replace("+00:00", "Z")
    return Form(
        action=address,
        fields=(
            _menu(
                "unit",
                _("Responsible unit"),
                asked.unit,
                [(one.code, one.name.text) for one in choices.units],
            ),
            _menu(
                "region",
                _("With results in"),
                asked.region,
                [(one.code, one.name.text) for one in choices.regions],
            ),
            _menu(
                "status", _("Status"), asked.status, [(one.value, str(WORDS[one])) for one in SHOWN]
            ),
        ),
        submit=_("Show"),
        is_post=False,
        kept=tuple(Hidden(name=name, value=value) for name, value in moment.items()),
    )


def _menu(name: str, label: str, chosen: str, offered: Sequence[tuple[str, str]]) -> Field:
    options = [Option(value="", label=_("all"), is_chosen=not chosen)]
    options += [
        Option(value=value, label=words, is_chosen=value == chosen) for value, words in offered
    ]
    return Field(name=name, label=label, kind="select", options=tuple(options), value=chosen)


def _monitored(framework: Framework, asked: Asked) -> LinkList:
    """Lead to progress and impact told apart, as each audience reads them."""
    address = reverse("monitoring", args=[framework.code]) + asked.moment()
    link = Link(label=_("Monitoring"), url=address, note=_("Progress and impact, by audience."))
    return LinkList(title=_("How it goes"), links=(link,))


def _continues(found: Sequence[Stands], framework: Framework) -> LinkList:
    """How many indicators carry on earlier ones, and where to see which."""
    count = sum(one.first.continues for one in found)
    told = {"count": formats.number(count), "all": formats.number(len(found))}
    narrowed = {"later__objective__framework": framework.code}
    where = register_page("indicator_continuations", narrowed)
    links = (
        (
            Link(
                label=_("See which carries on which"),
                url=where,
                note=ngettext(
                    "%(count)s of %(all)s indicators carries on an earlier one.",
                    "%(count)s of %(all)s indicators carry on earlier ones.",
                    count,
                )
                % told,
            ),
        )
        if count
        else ()
    )
    return LinkList(
        title=_("What it carries on"),
        links=links,
        empty=_("None of its indicators carries on one of an earlier framework."),
    )


def _nothing(address: str, asked: Asked) -> Empty:
    if not asked.narrowed:
        return Empty(title=_("No objective yet"), sentence=_("Its editors have not drafted any."))
    return Empty(
        title=_("No indicator matches these filters"),
        sentence=_("Take a filter away, or ask for another day."),
        ways_out=(Link(label=_("All indicators"), url=address + asked.moment()),),
    )
