"""What the page of a unit's staffing shows: posts by grade, and each with its holders."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Funding
from secretariat.areas.workforce.pages.contexts import StaffingPage
from secretariat.areas.workforce.pages.readers import Reader
from secretariat.areas.workforce.pages.staff_reading import HELD, LENGTH, VACANT, Staffing
from secretariat.kernel.charts.bars import draw_bar
from secretariat.web import formats
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import (
    Cell,
    Column,
    Empty,
    Field,
    Form,
    LinkList,
    Row,
    Table,
)
from secretariat.web.links import record_page
from secretariat.web.moments import Asked
from secretariat.web.records.paging import pages

A_DAY = timedelta(days=1)


def page(found: Staffing, asked: Asked, reader: Reader) -> StaffingPage:
    """Everything the page shows to this reader."""
    return StaffingPage(
        title=_("Staffing of %(unit)s") % {"unit": found.unit.name.text},
        sentence=_sentence(found, asked),
        by_grade=_by_grade(found),
        posts=_posts(found, asked, reader),
        pages=pages(
            page=found.page,
            length=LENGTH,
            count=found.counted,
            address=lambda number: asked.again(page=str(number)),
        ),
        filters=_filters(asked) if found.sees_all else None,
        empty=None if found.counted else _nothing(asked),
        who_may_see=_who_may_see(found),
        lists=_lists(found, asked),
    )


def _sentence(found: Staffing, asked: Asked) -> str:
    posts, vacant = _in_all(found)
    told = {
        "posts": formats.number(posts),
        "held": formats.number(posts - vacant),
        "vacant": formats.number(vacant),
        "people": formats.number(found.people),
        "full": formats.number(found.percent / 100, 1),
        "day": formats.day(asked.as_of),
    }
    if not found.sees_all:
        return ngettext("%(posts)s post on %(day)s.", "%(posts)s posts on %(day)s.", posts) % told
    return (
        ngettext(
            "%(posts)s post on %(day)s: %(held)s held, %(vacant)s vacant. It is held by "
            "%(people)s officials, %(full)s of them in full-time equivalents.",
            "%(posts)s posts on %(day)s: %(held)s held, %(vacant)s vacant. They are held by "
            "%(people)s officials, %(full)s in full-time equivalents.",
            posts,
        )
        % told
    )


def _in_all(found: Staffing) -> tuple[int, int]:
    """How many posts there are, and how many of them nobody holds."""
    grades = found.grades
    return sum(one.posts for one in grades), sum(one.vacant for one in grades)


def _who_may_see(found: Staffing) -> str:
    if found.sees_all:
        return _("Those who see the staffing of this unit: you are one of them.")
    return _(
        "Posts are open to everyone who signs in. Who holds one, and whether it is vacant, is "
        "open to those who see the staffing of its unit."
    )


def _by_grade(found: Staffing) -> Table | None:
    if not found.grades:
        return None
    most = max(one.posts for one in found.grades)
    numbers = (_("Posts"), _("Held"), _("Vacant")) if found.sees_all else (_("Posts"),)
    rows = [
        Row(
            cells=(
                Cell(text=one.code),
                Cell(text="", bar=draw_bar(one.posts, whole=most)),
                *_numbers(one.posts, one.vacant, sees_all=found.sees_all),
            )
        )
        for one in found.grades
    ]
    posts, vacant = _in_all(found)
    total = (Cell(text=_("All")), Cell(text=""))
    return Table(
        caption=_("Posts by grade"),
        columns=(
            Column(label=_("Grade")),
            Column(label=_("Bar"), is_bar=True),
            *(Column(label=label, is_number=True) for label in numbers),
        ),
        rows=tuple(rows),
        total=Row(cells=(*total, *_numbers(posts, vacant, sees_all=found.sees_all))),
    )


def _numbers(posts: int, vacant: int, *, sees_all: bool) -> tuple[Cell, ...]:
    shown = (posts, posts - vacant, vacant) if sees_all else (posts,)
    return tuple(Cell(text=formats.number(one)) for one in shown)


def _posts(found: Staffing, asked: Asked, reader: Reader) -> Table | None:
    if not found.posts:
        return None
    heads = [_("Post"), _("Grade"), _("Unit"), _("Duty station"), _("Funding")]
    closed = [one for one in found.posts if not reader.sees_staffing(one.unit)]
    if len(closed) < len(found.posts):
        heads += [_("Held by"), _("Since")]
    rows = tuple(_row(one, found, asked, reader, width=len(heads)) for one in found.posts)
    return Table(
        caption=_("Posts on the date"),
        columns=tuple(Column(label=label) for label in heads),
        rows=rows,
        notes=_notes(closed) if len(closed) < len(found.posts) else (),
        as_cards=True,
    )


def _notes(closed: Sequence[Any]) -> tuple[str, ...]:
    if not closed:
        return ()
    told = {"withheld": formats.WITHHELD}
    return (_("%(withheld)s is withheld: you don’t see the staffing of this unit.") % told,)


def _row(one: Any, found: Staffing, asked: Asked, reader: Reader, *, width: int) -> Row:
    cells = (
        Cell(text=str(one), url=asked.page("workforce-post", one.code)),
        Cell(text=one.grade.name.text),
        Cell(text=one.unit.name.text),
        Cell(text=one.station.name.text),
        Cell(text=str(Funding(one.funding).label)),
    )
    return Row(cells=(*cells, *_held(one, found, reader))[:width])


def _held(post: Any, found: Staffing, reader: Reader) -> tuple[Cell, Cell]:
    """Who holds a post and since when; or that it is vacant, and since when."""
    if not reader.sees_staffing(post.unit):
        return Cell(text=formats.WITHHELD), Cell(text=formats.WITHHELD)
    holders = found.holders.get(post.pk, ())
    if not holders:
        since = post.left + A_DAY if post.left and post.left >= post.starts else post.starts
        return (
            Cell(text="", badge=_("vacant")),
            Cell(text=formats.short_day(since)),
        )
    opens = reader.reads_files(post.unit)
    names = [(_holder(one, opens=opens),) for one in holders]
    days = [(formats.short_day(one.starts),) for one in holders]
    lines = SafeString("<br>")
    return (
        Cell(text=format_html_join(lines, "{}", names)),
        Cell(text=format_html_join(lines, "{}", days)),
    )


def _holder(one: Incumbency, *, opens: bool) -> SafeString:
    """A holder by name, with her part of full time; her file opens to who may read it."""
    url = file_of(one) if opens else record_page("incumbencies", one.pk)
    named = format_html('<a href="{}">{}</a>', url, str(one.official))
    if one.percent == 100:
        return named
    return format_html("{}, {}", named, formats.share(one.percent / 100, 0))


def file_of(one: Incumbency) -> str:
    """The address of a holder's file."""
    return reverse("workforce-official", args=[one.official.code])


def _filters(asked: Asked) -> Form:
    offered = [("", _("all")), (HELD, _("held")), (VACANT, _("vacant"))]
    chosen = asked.words["show"]
    options = tuple(
        Option(value=value, label=label, is_chosen=value == chosen) for value, label in offered
    )
    field = Field(name="show", label=_("Posts that are"), kind="select", options=options)
    return Form(action="", fields=(field,), submit=_("Show"), is_post=False, kept=asked.kept)


def _nothing(asked: Asked) -> Empty:
    if asked.words["show"]:
        everything = Link(label=_("All posts"), url=asked.again(show="", page=""))
        return Empty(
            title=_("No post matches these filters"),
            sentence=_("Take the filter away, or ask for another day."),
            ways_out=(everything,),
        )
    return Empty(
        title=_("No post on this date"),
        sentence=_("None of this unit, nor of a unit below it, exists on this date."),
    )


def _lists(found: Staffing, asked: Asked) -> tuple[LinkList, ...]:
    below = tuple(
        Link(label=one.name.text, url=asked.page("workforce-staffing", one.code))
        for one in found.parts
    )
    records = (
        Link(label=_("This unit in the register"), url=record_page("units", found.unit.pk)),
        Link(
            label=_("The figure of posts"),
            url=asked.figure("workforce.posts", unit=found.unit.code),
            note=_("Of this unit alone"),
        ),
    )
    units = LinkList(title=_("Units below"), links=below)
    rest = LinkList(title=_("Figures and records"), links=records)
    return (units, rest) if below else (rest,)
