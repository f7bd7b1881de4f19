"""The vacancies that take applications, and each of them: open to the world."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.recruitment.models.vacancies import Position, Vacancy
from secretariat.areas.recruitment.pages.applying_contexts import OpeningPage, OpeningsPage, fact
from secretariat.areas.recruitment.standing import requirements
from secretariat.areas.recruitment.standing.openings import Opening, open_at, opening_of
from secretariat.engine.access.decisions import nothing_here
from secretariat.kernel.languages import Spoken
from secretariat.web import formats
from secretariat.web.asking import now
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Cell, Column, Empty, Fact, Row, Table
from secretariat.web.frames import frame
from secretariat.web.portal.gathering import Visit

ON_THE_PORTAL = 5


def openings_page(request: HttpRequest) -> HttpResponse:
    """List what one can apply for now, what closes soonest first."""
    found = open_at(now())
    page = OpeningsPage(
        title=_counted(len(found)),
        sentence=_("Apply without an account. Each closes at an hour of its own time zone."),
        table=_table(found) if found else None,
        empty=None if found else _nothing(),
        ways=(Link(label=_("I have applied already"), url=reverse("candidate")),),
    )
    shown = {"frame": frame(request, _("Vacancies")), "page": page}
    return render(request, "recruitment/openings.html", shown)


def opening_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a vacancy; one that has closed says so."""
    opening = shown_opening(code)
    page = _page(opening)
    trail = (Link(label=_("Vacancies"), url=reverse("openings")),)
    given = {"frame": frame(request, page.title, trail=trail), "page": page}
    return render(request, "recruitment/opening.html", given)


def shown_opening(code: str, *, is_shown: bool = True) -> Opening:
    """A vacancy that was announced to the world. Raises NotFound, of drafts too."""
    opening = opening_of(code, is_shown=is_shown)
    if opening is None or not opening.has_opened(now()):
        raise nothing_here()
    return opening


def open_on_the_portal(_visit: Visit) -> Section | None:
    """The vacancies that close soonest, on the portal; nothing where there is none."""
    found = open_at(now())
    if not found:
        return None
    return Section(
        key="vacancies",
        title=_counted(len(found)),
        table=_table(found[:ON_THE_PORTAL]),
        ways=(
            Link(label=_("All vacancies"), url=reverse("openings")),
            Link(label=_("How soon positions are filled"), url=reverse("recruitment-incidence")),
        ),
    )


def lang_of(text: Spoken) -> str:
    """The language of words that stand in for a missing translation."""
    return text.language.value if text.missing else ""


def closing(opening: Opening) -> str:
    """Until when one can apply, in the zone of the vacancy, which is named."""
    told = {
        "day": formats.day(opening.announcement.closes_on),
        "hour": opening.announcement.closes_hour.strftime("%H:%M"),
        "zone": opening.vacancy.zone.replace("_", " "),
    }
    return _("%(day)s, %(hour)s (%(zone)s)") % told


def _counted(count: int) -> str:
    if not count:
        return _("No vacancy takes applications now")
    words = ngettext(
        "%(count)s vacancy takes applications", "%(count)s vacancies take applications", count
    )
    return words % {"count": formats.number(count)}


def _nothing() -> Empty:
    return Empty(
        title=_("Nothing to apply for today"),
        sentence=_("New vacancies stand here from their first day on."),
    )


def _table(found: list[Opening]) -> Table:
    columns = (_("Vacancy"), _("Grade"), _("Duty station"), _("Closes"))
    return Table(
        caption=_("Vacancies that take applications"),
        columns=tuple(Column(label=label) for label in columns),
        rows=tuple(_row(one) for one in found),
        as_cards=True,
    )


def _row(one: Opening) -> Row:
    vacancy = one.vacancy
    address = reverse("opening", args=[vacancy.code])
    return Row(
        cells=(
            Cell(text=vacancy.title.text, url=address, lang=lang_of(vacancy.title)),
            Cell(text=vacancy.grade.name.text),
            Cell(text=vacancy.station.name.text),
            Cell(text=closing(one)),
        )
    )


def _page(opening: Opening) -> OpeningPage:
    vacancy, is_open = opening.vacancy, opening.is_open(now())
    apply = Link(label=_("Apply"), url=reverse("apply", args=[vacancy.code]))
    return OpeningPage(
        reference=_("Vacancy %(number)s") % {"number": vacancy.code},
        title=vacancy.title.text,
        lang=lang_of(vacancy.title),
        sentence=_standing(opening, is_open=is_open),
        duties=tuple(part for part in vacancy.duties.text.splitlines() if part.strip()),
        duties_lang=lang_of(vacancy.duties),
        facts=_facts(opening),
        asked=asked_for(vacancy),
        terms=_terms(vacancy),
        apply=apply if is_open else None,
    )


def _standing(opening: Opening, *, is_open: bool) -> str:
    """Whether one can apply: one that was cancelled does not close on its last day any more."""
    told = {"closing": closing(opening)}
    if opening.vacancy.state == Vacancy.State.CANCELLED:
        cancelled = {"day": formats.day(opening.vacancy.cancelled_on)}
        return _("Cancelled on %(day)s: nobody is sought for it any more.") % cancelled
    if is_open:
        return _("Takes applications until %(closing)s.") % told
    return _("Closed: %(closing)s.") % told


def _facts(opening: Opening) -> tuple[Fact, ...]:
    vacancy: Any = opening.vacancy
    places = Position.objects.filter(vacancy=vacancy, given_up_on__isnull=True).count()
    shown = [
        (_("Grade"), vacancy.grade.name.text),
        (_("Unit"), vacancy.unit.name.text),
        (_("Duty station"), vacancy.station.name.text),
        (_("Filled by"), vacancy.get_route_display()),
        (_("Positions"), formats.number(places)),
        (_("Closes"), closing(opening)),
    ]
    return tuple(fact(name, text) for name, text in shown)


def asked_for(vacancy: Any) -> tuple[Fact, ...]:
    """What the vacancy requires."""
    asked = (
        fact(_("Education"), _education(vacancy)),
        fact(_("Years of experience"), formats.number(vacancy.years)),
        fact(_("Of which at the international level"), formats.number(vacancy.years_abroad)),
    )
    rule = requirements.languages(vacancy)
    if rule is None:
        return asked
    return (*asked, fact(_("Languages"), rule.words.text, lang=lang_of(rule.words)))


def _terms(vacancy: Any) -> tuple[Fact, ...]:
    """What the words of the requirements meant when it was published."""
    return tuple(
        fact(one.name.text, one.meaning.text, lang=lang_of(one.meaning))
        for one in requirements.terms(vacancy)
    )


def _education(vacancy: Any) -> str:
    degree = str(vacancy.get_education_display())
    years = requirements.years_in_lieu(vacancy)
    if years is None:
        return degree
    return _(
        "%(degree)s, or a first-level university degree and this many further years: %(years)s"
    ) % {"degree": degree, "years": formats.number(years)}
