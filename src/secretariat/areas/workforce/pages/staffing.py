"""A unit's staffing on a date: who asks, what she may see, and the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from secretariat.areas.reference.models import Unit
from secretariat.areas.workforce.pages import staffed
from secretariat.areas.workforce.pages.readers import reader_of
from secretariat.areas.workforce.pages.staff_reading import HELD, VACANT, staffing
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.web.asking import page_asked
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame
from secretariat.web.links import register_page
from secretariat.web.moments import hold_to, read


def staffing_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the posts of a unit and below on a date; who holds them to whom that is open."""
    asked, reader = read(request, "show", "page"), reader_of(request)
    hold_to(asked.words["show"], {HELD: "", VACANT: ""}, of=_("state of a post"))
    number = page_asked(request.GET)
    with known_at(asked.known_at):
        unit = Unit.objects.select_related("parent").filter(code=code).first()
        if unit is None:
            raise nothing_here()
        units = list(Unit.objects.within(unit.path)) if asked.known_at else [unit]
    if asked.known_at:
        reader = reader.knowing(units)
    sees_all = all(reader.sees_staffing(one) for one in units)
    with known_at(asked.known_at):
        show = asked.words["show"] if sees_all else ""
        found = staffing(unit, asked.as_of, show=show, number=number, sees_all=sees_all)
    page = staffed.page(found, asked, reader)
    trail = [Link(label=_("Units"), url=register_page("units"))]
    if unit.parent is not None:
        address = asked.page("workforce-staffing", unit.parent.code)
        trail.append(Link(label=unit.parent.name.text, url=address))
    shown = frame(request, page.title, place="registers", trail=trail, clocks=asked.clocks)
    return render(request, "workforce/staffing.html", {"frame": shown, "page": page})
