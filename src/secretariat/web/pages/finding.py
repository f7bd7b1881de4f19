"""The one search field: figures, records, papers, charts and people that hold the words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.registers.finding import found
from secretariat.engine.search.matching import words_of
from secretariat.web.asking import actor, now, one, today
from secretariat.web.contexts.finding import FindPage
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty
from secretariat.web.finding import groups
from secretariat.web.finding.charts import of_charts
from secretariat.web.frames import frame


def find_page(request: HttpRequest) -> HttpResponse:
    """Find what the reader may see that holds the words, the first few of each kind."""
    text = one(request.GET, "q").strip()
    words = words_of(text)
    page = _found(request, text) if words else _nothing_asked()
    given = {"frame": frame(request, page.title, query=text), "page": page}
    return render(request, "secretariat/find.html", given)


def _found(request: HttpRequest, text: str) -> FindPage:
    reader, on, words = actor(request), today(), words_of(text)
    in_registers = [groups.of_register(one, words) for one in found(text, actor=reader, on=on)]
    shown = (
        groups.of_figures(words, actor=reader, on=on),
        *(one for one in in_registers if one.hits),
        groups.of_papers(words, actor=reader, on=on, now=now()),
        of_charts(words, actor=reader, on=on, now=now()),
        groups.of_people(words, actor=reader, on=on),
    )
    kept = tuple(one for one in shown if one is not None)
    told = {"words": text}
    return FindPage(
        title=_("Found for “%(words)s”") % told if kept else _("Nothing holds “%(words)s”") % told,
        sentence=_("Other forms of a word count, and words that begin with it; accents do not.")
        if kept
        else "",
        groups=kept,
        further=tuple(one.everything for one in in_registers if not one.hits and one.everything),
        empty=None if kept else _ways_on(),
    )


def _nothing_asked() -> FindPage:
    return FindPage(
        title=_("Find a figure, a record, a paper or a person"),
        sentence=_("Write a word or a few in the field above."),
        empty=_ways_on(),
    )


def _ways_on() -> Empty:
    return Empty(
        title=_("Or go through what there is"),
        sentence=_("What is not open to you is not found either."),
        ways_out=(
            Link(label=_("All figures"), url=reverse("figures")),
            Link(label=_("All registers"), url=reverse("registers")),
        ),
    )
