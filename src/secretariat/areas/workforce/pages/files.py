"""The parts of an official's file: tables and facts as of a day."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.holding import FIRST, Incumbency
from secretariat.areas.workforce.models.people import Sex
from secretariat.areas.workforce.models.posts import Classification
from secretariat.areas.workforce.pages.contexts import Part
from secretariat.areas.workforce.pages.reading import Kept
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Column, Fact, Row, Table
from secretariat.web.moments import Asked


def parts(kept: Kept, asked: Asked) -> tuple[Part, ...]:
    """Posts, duty stations, contracts, grades and nationalities, the newest first."""
    day = asked.as_of
    return (
        Part(
            key="posts",
            title=_("Posts held"),
            table=_posts(kept, asked),
            empty=_("No post by this date."),
        ),
        Part(
            key="stations",
            title=_("Duty stations"),
            table=_stations(kept, day),
            sentence=_("By the first post, each with its classification at the time."),
            empty=_("None by this date."),
        ),
        Part(
            key="contracts",
            title=_("Contracts"),
            table=_contracts(kept, day),
            empty=_("No contract is recorded by this date."),
        ),
        Part(
            key="grades",
            title=_("Grades and steps"),
            table=_grades(kept, day),
            empty=_("No grade is recorded by this date."),
        ),
        Part(
            key="nationalities",
            title=_("Nationalities"),
            table=_nationalities(kept, day),
            empty=_("No nationality is recorded by this date."),
        ),
    )


def sentence(kept: Kept, day: date) -> str:
    """Say which posts she holds on the day."""
    held = _held(kept, day)
    told = {"day": formats.day(day), "posts": _("; ").join(_post_in_words(one) for one in held)}
    if held:
        return _("Holds on %(day)s: %(posts)s.") % told
    entered = kept.official.entered
    if entered > day:
        told["entered"] = formats.day(entered)
        return _("Holds no post on %(day)s. Enters the Office on %(entered)s.") % told
    return _("Holds no post on %(day)s.") % told


def facts(kept: Kept, day: date) -> tuple[Fact, ...]:
    """Who she is, and what holds on the day."""
    official: Any = kept.official
    shown = [
        (_("Personnel number"), official.code),
        (_("Sex"), str(_sexes()[official.sex])),
        (_("Born"), formats.day(official.born)),
        (_("Entered"), formats.day(official.entered)),
        (_("Grade and step"), _grade_on(kept, day)),
        (_("Contract"), _contract_on(kept, day)),
        (_("Nationality counted"), _counted_on(kept, day)),
        (_("Duty station"), _station_on(kept, day)),
        (_("May retire"), formats.day(official.may_retire)),
        (_("Must retire"), formats.day(official.must_retire)),
    ]
    if kept.disabilities is not None:
        declared = any(one.holds(day) for one in kept.disabilities)
        shown.append((_("Declared disability"), _("yes") if declared else _("none")))
    return tuple(Fact(name=name, cell=Cell(text=text)) for name, text in shown)


def _sexes() -> dict[str, str]:
    return {
        Sex.FEMALE: _("woman"),
        Sex.MALE: _("man"),
        Sex.OTHER: _("other or not stated"),
    }


def _held(kept: Kept, day: date) -> list[Incumbency]:
    return sorted((one for one in kept.held if one.holds(day)), key=lambda one: one.rank)


def _post_in_words(one: Incumbency) -> str:
    told = {
        "post": one.post,
        "grade": one.post.grade.name.text,
        "unit": one.post.unit.name.text,
        "percent": formats.share(one.percent / 100, 0),
    }
    if one.percent < 100:
        return _("%(post)s, %(grade)s, %(unit)s, for %(percent)s") % told
    return _("%(post)s, %(grade)s, %(unit)s") % told


def _posts(kept: Kept, asked: Asked) -> Table | None:
    rows = [
        Row(
            cells=(
                Cell(
                    text=str(one.post),
                    url=asked.page("workforce-post", one.post.code),
                    badge=_now(one, asked.as_of),
                ),
                Cell(text=one.post.grade.name.text),
                Cell(text=one.post.unit.name.text),
                Cell(text=formats.share(one.percent / 100, 0)),
                Cell(text=str(one.counts_for) if one.counts_for else formats.NOT_APPLICABLE),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
                Cell(text=_why(one)),
            )
        )
        for one in kept.held[::-1]
    ]
    heads = (
        _("Post"),
        _("Grade"),
        _("Unit"),
        _("Of full time"),
        _("Counted for"),
        _("From"),
        _("Until"),
        _("How it began and ended"),
    )
    return table(_("Posts held"), heads, rows)


def _why(one: Incumbency) -> str:
    began = str(one.get_beginning_display())
    return f"{began} – {one.get_ending_display()}" if one.ending else began


def _stations(kept: Kept, day: date) -> Table | None:
    """Each stay at a duty station: posts that follow one another there are one stay."""
    first = [one for one in kept.held if one.rank == FIRST]
    stays = [list(stay) for _key, stay in groupby(first, key=lambda one: one.post.station_id)]
    rows = [
        Row(
            cells=(
                Cell(text=stay[0].post.station.name.text, badge=_now(stay[-1], day)),
                Cell(text=_level(kept.level(stay[0].post.station_id, stay[0].starts))),
                Cell(text=_level(kept.level(stay[0].post.station_id, _last_day(stay[-1], day)))),
                Cell(text=formats.short_day(stay[0].starts)),
                Cell(text=formats.short_day(stay[-1].ends)),
            )
        )
        for stay in stays[::-1]
    ]
    heads = (
        _("Duty station"),
        _("Classified on arrival"),
        _("Classified last"),
        _("From"),
        _("Until"),
    )
    return table(_("Duty stations"), heads, rows)


def _last_day(one: Incumbency, day: date) -> date:
    return min(one.ends or day, day)


def _level(found: Classification | None) -> str:
    if found is None:
        return formats.NOT_APPLICABLE
    told = {"level": found.level}
    return _("%(level)s, without families") % told if found.non_family else str(found.level)


def _contracts(kept: Kept, day: date) -> Table | None:
    rows = [
        Row(
            cells=(
                Cell(text=str(one.get_kind_display()), badge=_now(one, day)),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
            )
        )
        for one in kept.contracts[::-1]
    ]
    return table(_("Contracts"), (_("Kind"), _("From"), _("Until")), rows)


def _grades(kept: Kept, day: date) -> Table | None:
    rows = [
        Row(
            cells=(
                Cell(text=one.grade.name.text, badge=_now(one, day)),
                Cell(text=formats.number(one.step)),
                Cell(text=formats.short_day(one.since)),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
            )
        )
        for one in kept.grades[::-1]
    ]
    heads = (_("Grade"), _("Step"), _("In the grade since"), _("From"), _("Until"))
    return table(_("Grades and steps"), heads, rows)


def _nationalities(kept: Kept, day: date) -> Table | None:
    counted = {one.counts_for_id for one in _held(kept, day)}
    rows = [
        Row(
            cells=(
                Cell(text=one.state.name.text, badge=_now(one, day)),
                Cell(text=_("yes") if one.state_id in counted else _("no")),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
            )
        )
        for one in kept.nationalities[::-1]
    ]
    heads = (_("State"), _("Counted on the date"), _("From"), _("Until"))
    return table(_("Nationalities"), heads, rows)


def table(caption: str, heads: Sequence[str], rows: Sequence[Row]) -> Table | None:
    """A table of records with these heads; without rows there is none."""
    if not rows:
        return None
    columns = tuple(Column(label=label) for label in heads)
    return Table(caption=caption, columns=columns, rows=tuple(rows), as_cards=True)


def _now(one: Any, day: date) -> str:
    return _("on the date") if one.holds(day) else ""


def _on(found: Sequence[Any], day: date) -> Any:
    return next((one for one in found if one.holds(day)), None)


def _grade_on(kept: Kept, day: date) -> str:
    one = _on(kept.grades, day)
    if one is None:
        return formats.NOT_APPLICABLE
    told = {"grade": one.grade.name.text, "step": one.step, "since": formats.day(one.since)}
    return _("%(grade)s, step %(step)s; in the grade since %(since)s") % told


def _contract_on(kept: Kept, day: date) -> str:
    one = _on(kept.contracts, day)
    if one is None:
        return formats.NOT_APPLICABLE
    told = {"kind": one.get_kind_display(), "ends": formats.day(one.ends)}
    return _("%(kind)s, until %(ends)s") % told if one.ends else str(told["kind"])


def _counted_on(kept: Kept, day: date) -> str:
    first = next((one for one in _held(kept, day) if one.counts_for is not None), None)
    return str(first.counts_for) if first else formats.NOT_APPLICABLE


def _station_on(kept: Kept, day: date) -> str:
    first = next(iter(_held(kept, day)), None)
    if first is None:
        return formats.NOT_APPLICABLE
    level = _level(kept.level(first.post.station_id, day))
    told = {"station": first.post.station.name.text, "level": level}
    return _("%(station)s (%(level)s)") % told
