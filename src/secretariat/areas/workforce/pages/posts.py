"""A post's life: what it continues and what continues it, and who held it through time."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Funding, Post
from secretariat.areas.workforce.pages.contexts import Part, PostPage
from secretariat.areas.workforce.pages.files import table
from secretariat.areas.workforce.pages.post_reading import Life, life
from secretariat.areas.workforce.pages.readers import Reader, reader_of
from secretariat.areas.workforce.pages.staffed import file_of
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.kernel.charts.spans import Lane, Spans, Stretch, draw_spans
from secretariat.web import formats, wording
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Chart, Fact, LinkList, Row, Table
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.moments import Asked, read


def post_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a post's life; who held it to whom the staffing of its unit is open."""
    asked, reader = read(request), reader_of(request)
    with known_at(asked.known_at):
        references = "grade", "family", "unit", "station"
        post = Post.objects.select_related(*references).filter(code=code).first()
        if post is None:
            raise nothing_here()
        found = life(post)
    if asked.known_at:
        reader = reader.knowing(one.unit for one in found.chain)
    page = _page(found, asked, reader)
    trail = (Link(label=_("Posts"), url=register_page("posts")),)
    shown = frame(request, page.title, place="registers", trail=trail, clocks=asked.clocks)
    return render(request, "workforce/post.html", {"frame": shown, "page": page})


def _page(found: Life, asked: Asked, reader: Reader) -> PostPage:
    post = found.post
    shown = [one for one in found.held if _is_open(one, found, reader)]
    told = [one for one in shown if one.starts <= asked.as_of]
    return PostPage(
        title=str(post),
        lang=post.title.language.value if post.title.missing else "",
        reference=_("Post"),
        sentence=_sentence(found, asked.as_of, sees=reader.sees_staffing(post.unit)),
        facts=_facts(post),
        chart=_chart(found, told, asked.as_of),
        parts=tuple(_parts(found, told, asked, reader)),
        who_may_see=_who_may_see(found, reader),
        lists=_lists(found, asked, reader),
    )


def _is_open(one: Incumbency, found: Life, reader: Reader) -> bool:
    """Say whether the reader sees the staffing of the unit of the post held."""
    units = {each.pk: each.unit for each in found.chain}
    return reader.sees_staffing(units[one.post_id])


def _sentence(found: Life, day: date, *, sees: bool) -> str:
    """Whether the post exists, and to whom it is open who holds it, or that nobody does."""
    post = found.post
    told = {"day": formats.day(day), "starts": formats.day(post.starts)}
    if post.starts > day:
        return _("Established on %(starts)s, after the date shown.") % told
    if post.holds(day):
        holders = [one for one in found.held if one.post_id == post.pk and one.holds(day)]
        told["who"] = _("; ").join(str(one.official) for one in holders)
        if sees and holders:
            return _("Held on %(day)s by %(who)s.") % told
        if sees:
            return _("Vacant on %(day)s.") % told
        return _("Exists on %(day)s; established on %(starts)s.") % told
    told["ends"] = formats.day(post.ends)
    return _("Abolished: it existed from %(starts)s to %(ends)s.") % told


def _facts(post: Any) -> tuple[Fact, ...]:
    shown = [
        (_("Grade"), post.grade.name.text),
        (_("Job family"), post.family.name.text if post.family else formats.NOT_APPLICABLE),
        (_("Unit"), post.unit.name.text),
        (_("Duty station"), post.station.name.text),
        (_("Funding"), str(Funding(post.funding).label)),
        (_("Subject to geographical distribution"), wording.plain(post.geographical)),
        (_("Established"), formats.day(post.starts)),
        (_("Last day"), formats.day(post.ends)),
    ]
    return tuple(Fact(name=name, cell=Cell(text=text)) for name, text in shown)


def _who_may_see(found: Life, reader: Reader) -> str:
    if all(reader.sees_staffing(one.unit) for one in found.chain):
        return _("Those who see the staffing of its unit: you are one of them.")
    return _(
        "The post is open to everyone who signs in. Who held it, and when it was vacant, is open "
        "to those who see the staffing of its unit."
    )


def _chart(found: Life, told: Sequence[Incumbency], day: date) -> Chart | None:
    lanes = [*_posts_drawn(found, day), *_holders_drawn(told, day)]
    if not lanes:
        return None
    first = min(one.starts for lane in lanes for one in lane.stretches)
    last = max(one.ends for lane in lanes for one in lane.stretches)
    said = {"from": formats.day(first), "to": formats.day(last)}
    return Chart(
        key="life",
        title=_("From %(from)s to %(to)s") % said,
        sentence=_("One row for each post of the chain, and for each who held one of them.")
        if told
        else _("One row for each post of the chain."),
        drawing=draw_spans(
            Spans(
                key="life",
                title=_("The life of the post"),
                description=_("; ").join(_in_words(one) for one in lanes),
                first=first,
                last=last,
                lanes=tuple(lanes),
            )
        ),
    )


def _posts_drawn(found: Life, day: date) -> Iterator[Lane]:
    for one in found.chain:
        if one.starts <= day:
            label = _("%(code)s, %(grade)s") % {"code": one.code, "grade": one.grade.code}
            yield Lane(label=label, stretches=(_stretch(one, day),), is_context=True)


def _holders_drawn(told: Sequence[Incumbency], day: date) -> Iterator[Lane]:
    """A row for each official, in the order they came, whatever posts of the chain they held."""
    stretches: dict[int, list[Stretch]] = {}
    names: dict[int, str] = {}
    for one in told:
        stretches.setdefault(one.official_id, []).append(_stretch(one, day))
        names[one.official_id] = str(one.official)
    for number, held in stretches.items():
        yield Lane(label=names[number], stretches=tuple(held))


def _stretch(one: Any, day: date) -> Stretch:
    return Stretch(starts=one.starts, ends=min(one.ends or day, day))


def _in_words(lane: Lane) -> str:
    spans = [formats.period(one.starts, one.ends) for one in lane.stretches]
    told = {"label": lane.label, "periods": ", ".join(spans)}
    return _("%(label)s: %(periods)s") % told


def _parts(found: Life, told: Sequence[Incumbency], asked: Asked, reader: Reader) -> Iterator[Part]:
    if any(reader.sees_staffing(one.unit) for one in found.chain):
        yield Part(
            key="holders",
            title=_("Who held it"),
            table=_holders(told, found, asked, reader),
            empty=_("Nobody by this date."),
        )
    yield Part(
        key="chain",
        title=_("What it continues, and what continues it"),
        sentence=_(
            "A post that is reclassified, moved or paid for otherwise is abolished, and another "
            "continues it."
        ),
        table=_chain(found, asked),
    )


def _holders(told: Sequence[Incumbency], found: Life, asked: Asked, reader: Reader) -> Table | None:
    units = {one.pk: one.unit for one in found.chain}
    rows = [
        Row(
            cells=(
                Cell(
                    text=str(one.official),
                    url=file_of(one)
                    if reader.reads_files(units[one.post_id])
                    else record_page("incumbencies", one.pk),
                    badge=_("on the date") if one.holds(asked.as_of) else "",
                ),
                Cell(text=one.post.code),
                Cell(text=formats.share(one.percent / 100, 0)),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
                Cell(text=str(one.get_beginning_display())),
            )
        )
        for one in told[::-1]
    ]
    heads = (
        _("Official"),
        _("Post"),
        _("Of full time"),
        _("From"),
        _("Until"),
        _("How it began"),
    )
    return table(_("Who held it"), heads, rows)


def _chain(found: Life, asked: Asked) -> Table | None:
    rows = [
        Row(
            cells=(
                Cell(
                    text=str(one),
                    url="" if one.pk == found.post.pk else asked.page("workforce-post", one.code),
                    badge=_("this post") if one.pk == found.post.pk else "",
                ),
                Cell(text=one.grade.name.text),
                Cell(text=one.unit.name.text),
                Cell(text=one.station.name.text),
                Cell(text=str(Funding(one.funding).label)),
                Cell(text=formats.short_day(one.starts)),
                Cell(text=formats.short_day(one.ends)),
            )
        )
        for one in found.chain[::-1]
    ]
    heads = (
        _("Post"),
        _("Grade"),
        _("Unit"),
        _("Duty station"),
        _("Funding"),
        _("Established"),
        _("Last day"),
    )
    return table(_("The chain of posts"), heads, rows)


def _lists(found: Life, asked: Asked, reader: Reader) -> tuple[LinkList, ...]:
    post = found.post
    may_continue = reader.posts.cover(post.unit.path) and found.chain[-1] == post
    links = (
        Link(
            label=_("Staffing of its unit"),
            url=asked.page("workforce-staffing", post.unit.code),
        ),
        Link(label=_("This post in the register"), url=record_page("posts", post.pk)),
        *((_continue(post),) if may_continue else ()),
    )
    return (LinkList(title=_("Around it"), links=links),)


def _continue(post: Any) -> Link:
    return Link(
        label=_("Reclassify or move it…"), url=reverse("workforce-continue", args=[post.code])
    )
