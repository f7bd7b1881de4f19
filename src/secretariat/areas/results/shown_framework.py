"""A framework as its page shows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import Region, Unit
from secretariat.areas.results import wording
from secretariat.areas.results.asking import Asked
from secretariat.areas.results.contexts import (
    FrameworkPage,
    Group,
    IndicatorRow,
    Section,
    Tally,
    Text,
)
from secretariat.areas.results.drawings import draw_scale
from secretariat.areas.results.models.planned import (
    Framework,
    Indicator,
    Objective,
    ObjectiveText,
    number_of,
)
from secretariat.areas.results.reading import Stands, Tree, tally
from secretariat.areas.results.statuses import RULE, WORDS, Judgement, Status
from secretariat.areas.results.values import Planned
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.kernel.languages import Spoken
from secretariat.web import formats
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Empty, Field, Form, LinkList
from secretariat.web.links import register_page
from secretariat.web.papers.text import Text as Paper
from secretariat.web.records.paging import pages

LENGTH = 50  # indicators on a page
MARKS = 40  # marks drawn for a status; beyond, the number alone is clearer
SHOWN = (Status.MET, Status.ON_TRACK, Status.BEHIND, Status.OFF_TRACK, Status.NOT_DUE)

Line = tuple[Objective, Stands | None]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a framework can be narrowed to."""

    units: Sequence[Unit]
    regions: Sequence[Region]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The indicators a page shows, with their records, and the texts of their objectives."""

    lines: Sequence[Line]
    indicators: Mapping[int, Indicator]
    texts: Mapping[int, Sequence[ObjectiveText]]


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
        lang=_lang(framework.title),
        sentence=standing(all_of_them),
        state=str(framework.get_state_display()),
        adoption=adoption(framework),
        tally_title=_tally_title(framework, sum(counts.values()), asked.as_of),
        tallies=tallies(counts, address, asked),
        filters=_filters(address, asked, choices),
        sections=_sections(tree, asked, shown, all_of_them),
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
        asides=(_continues(all_of_them, framework),),
        clear_url=address + asked.moment() if asked.narrowed else "",
        empty=None if lines else _nothing(address, asked),
    )


def standing(found: Sequence[Stands]) -> str:
    """How many are met or on track, and which is off track, in a sentence."""
    counts = tally(found)
    due = [one for one in found if one.status is not Status.NOT_DUE]
    if not due:
        return _("None of its indicators is due yet.") if found else ""
    fine = counts[Status.MET] + counts[Status.ON_TRACK]
    told = {"fine": formats.number(fine), "due": formats.number(len(due))}
    words = (
        ngettext(
            "%(fine)s of %(due)s indicator is met or on track.",
            "%(fine)s of %(due)s indicators are met or on track.",
            len(due),
        )
        % told
    )
    off = counts[Status.OFF_TRACK]
    if not off:
        return words
    return (
        words
        + " "
        + ngettext("%(off)s is off track.", "%(off)s are off track.", off)
        % {"off": formats.number(off)}
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


def _sections(
    tree: Tree, asked: Asked, shown: Shown, all_of_them: Sequence[Stands]
) -> tuple[Section, ...]:
    of_top: dict[int, list[Stands]] = defaultdict(list)
    for one in all_of_them:
        of_top[tree.top(tree.objectives[one.first.objective]).pk].append(one)
    return tuple(
        _section(tree, top, list(lines), asked, shown, of_top.get(top.pk, []))
        for top, lines in groupby(shown.lines, key=lambda line: tree.top(line[0]))
    )


def _section(
    tree: Tree,
    top: Objective,
    lines: Sequence[Line],
    asked: Asked,
    shown: Shown,
    all_of_it: Sequence[Stands],
) -> Section:
    return Section(
        key=f"o{top.pk}",
        title=top.title.text,
        number=top.number,
        lang=_lang(top.title),
        responsible=_responsible(top),
        sentence=standing(all_of_it),
        texts=_texts(shown.texts.get(top.pk, ())),
        marker=_marker(top),
        groups=tuple(
            _group(objective, [one for _o, one in mine if one is not None], asked, shown)
            for objective, mine in groupby(lines, key=lambda line: line[0])
        ),
    )


def _group(objective: Objective, indicators: Sequence[Stands], asked: Asked, shown: Shown) -> Group:
    is_top = objective.parent_id is None
    return Group(
        key=f"o{objective.pk}",
        title="" if is_top else objective.title.text,
        number=objective.number,
        lang=_lang(objective.title),
        level=objective.level.depth,
        responsible="" if is_top else _responsible(objective),
        texts=() if is_top else _texts(shown.texts.get(objective.pk, ())),
        marker="" if is_top else _marker(objective),
        rows=tuple(
            _row(shown.indicators[one.first.indicator], part, judgement, asked, place)
            for one in indicators
            for place, (part, judgement) in enumerate(one.parts)
        ),
    )


def _responsible(objective: Objective) -> str:
    if objective.unit is None:
        return _("No unit is responsible yet")
    return _("Responsible: %(unit)s") % {"unit": objective.unit.name.text}


def _marker(objective: Objective) -> str:
    if objective.gender_marker == Objective.Marker.NONE:
        return ""
    told = {"marker": objective.get_gender_marker_display()}
    return _("Equality of women and men: %(marker)s") % told


def _row(
    indicator: Indicator, part: Planned, found: Judgement, asked: Asked, place: int
) -> IndicatorRow:
    framework, _stroke, number = indicator.code.partition("/")
    leg, course = found.leg, part.course
    parts = {one.pk: one for one in indicator.parts.all()}
    named = parts[part.id].title.text if part.id else ""
    base = course.base() if course.afresh else course.began_at
    scale = draw_scale(base, leg, found.value, asked.as_of) if leg and base is not None else ""
    return IndicatorRow(
        number=number_of(indicator.code),
        indicator=Link(
            label=indicator.title.text,
            url=reverse("indicator", args=[framework, number]) + asked.moment(),
            lang=_lang(indicator.title),
        ),
        part=named,
        unit=indicator.unit.name.text if indicator.unit and not place else "",
        baseline=wording.worded(course.began_at, part.unit),
        baseline_on=str(course.began_on.year) if course.began_on else "",
        target=wording.aimed(leg, part.unit) if leg else formats.NOT_APPLICABLE,
        target_on=str(leg.ends.year) if leg else "",
        scale=scale,
        instead="" if scale else _instead(part, found),
        actual=wording.worded(found.value, part.unit),
        status=wording.judged(found, part.unit, asked.as_of),
    )


def _instead(part: Planned, found: Judgement) -> str:
    """Why there is no scale."""
    if part.id is None:
        return _("Nothing to be counted or judged is named yet.")
    if found.leg is None:
        first = min((goal.starts for goal in part.course.goals), default=None)
        if first is None:
            return _("No target is set yet.")
        return _("Due from %(day)s") % {"day": formats.day(first)}
    return _("The target is to keep the baseline.")


def _texts(texts: Sequence[ObjectiveText]) -> tuple[Text, ...]:
    order = list(ObjectiveText.Kind)
    return tuple(
        Text(
            title=str(one.get_kind_display()).capitalize(),
            html=html_of(one.text.text),
            lang=_lang(one.text),
        )
        for one in sorted(texts, key=lambda one: order.index(ObjectiveText.Kind(one.kind)))
    )


def html_of(markdown: str) -> SafeString:
    """A text as paragraphs and lists, every word escaped."""
    shown = Paper({}).blocks(blocks_of(markdown))
    return format_html_join("", "{}", ((block.html,) for block in shown))


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


def _lang(text: Spoken) -> str:
    return text.language.value if text.missing and text.text else ""
