"""An official's file: open to herself, and to who may read it, whose reading is logged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.reference.models import Unit
from secretariat.areas.workforce import registers
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.pages import files
from secretariat.areas.workforce.pages.contexts import FilePage, NoFilePage, Part
from secretariat.areas.workforce.pages.readers import Reader, reader_of
from secretariat.areas.workforce.pages.reading import Kept, kept
from secretariat.areas.workforce.pages.telling import story
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Person, Reading, Through
from secretariat.engine.access.readings import note, readings_of
from secretariat.engine.history.processes import process_called
from secretariat.engine.history.reading import known_at
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.telling import people_named
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.web import formats
from secretariat.web.asking import today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Empty, LinkList, Row
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.moments import Asked, read

READINGS = 50


def my_file_page(request: HttpRequest) -> HttpResponse:
    """Lead whoever has signed in to her own file, if she has one."""
    person = request.user
    assert isinstance(person, Person)  # the page is opened to whoever signs in
    mine = Official.objects.filter(account=person).values_list("code", flat=True).first()
    if mine is not None:
        return redirect(reverse("workforce-official", args=[mine]))
    page = NoFilePage(
        title=_("My file"),
        empty=Empty(
            title=_("There is no file of yours here"),
            sentence=_(
                "No official’s file is linked to your sign-in. If you are an official, the human "
                "resources officers of your unit can link it."
            ),
        ),
    )
    return render(
        request, "workforce/no_file.html", {"frame": frame(request, page.title), "page": page}
    )


def official_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show an official's file to herself or to who may read it, and log the latter."""
    asked, reader = read(request), reader_of(request)
    official = _opened(request, code, reader)
    is_own = official.account_id is not None and official.account_id == request.user.pk
    with known_at(asked.known_at):
        shown = _as_known(official, asked)
        sees_disabilities = is_own or reader.disabilities.cover(official.place or "")
        found = kept(shown, asked.as_of, disabilities=sees_disabilities)
    if not is_own:
        _note(found)
    page = _page(found, asked, is_own=is_own)
    given = {
        "frame": frame(
            request, page.title, place="registers", trail=_trail(is_own), clocks=asked.clocks
        ),
        "page": page,
    }
    return render(request, "workforce/official.html", given)


def _opened(request: HttpRequest, code: str, reader: Reader) -> Any:
    """The official as of today, by whose unit and account it is decided whether it may be seen.

    Raises NotFound alike for who is unknown and for whose file is closed.
    """
    found = _rows().filter(code=code).first()
    if found is None:
        raise nothing_here()
    is_own = found.account_id is not None and found.account_id == request.user.pk
    if not is_own and not reader.files.cover(found.place or ""):
        raise nothing_here()
    return found


def _rows() -> Any:
    return Official.objects.all().with_place(today()).with_retirement()


def _as_known(official: Any, asked: Asked) -> Any:
    """The same official as she was known at the moment asked for."""
    if asked.known_at is None:
        return official
    found = _rows().filter(pk=official.pk).first()
    if found is None:
        raise nothing_here()
    return found


def _note(found: Kept) -> None:
    """Note the reading of the file and of all that stands in it, before anything is shown."""
    for register, records in _in_file(found):
        note(register, records, Through.RECORD)


def _in_file(found: Kept) -> Iterable[tuple[Register, list[int]]]:
    yield registers.officials, [found.official.pk]
    for key, rows in (
        ("contracts", found.contracts),
        ("grades-held", found.grades),
        ("nationalities", found.nationalities),
        ("disabilities", found.disabilities or ()),
    ):
        yield register_of(key), [each.pk for each in rows]


def _trail(is_own: bool) -> tuple[Link, ...]:
    if is_own:
        return (Link(label=_("Your account"), url=reverse("account")),)
    return (Link(label=_("Officials"), url=register_page("officials")),)


def _page(found: Kept, asked: Asked, *, is_own: bool) -> FilePage:
    return FilePage(
        title=str(found.official),
        reference=_("Your file") if is_own else _("Official’s file"),
        sentence=files.sentence(found, asked.as_of),
        facts=files.facts(found, asked.as_of),
        parts=files.parts(found, asked),
        story=story(found, asked),
        readings=_readings(found) if is_own else None,
        who_may_see=_who_may_see(is_own),
        lists=() if is_own else _lists(found),
    )


def _who_may_see(is_own: bool) -> str:
    if is_own:
        return _(
            "You, and the human resources officers of your unit. Whoever else reads it is logged, "
            "and you see it below."
        )
    return _("The official, and the human resources officers of the unit. Your reading is logged.")


def _lists(found: Kept) -> tuple[LinkList, ...]:
    """Lead who may read the file to its record, where it is kept up."""
    place = record_page("officials", found.official.pk)
    links = (Link(label=_("This official in the register"), url=place),)
    return (LinkList(title=_("Records"), links=links),)


def _readings(found: Kept) -> Part:
    """Who read the file, or any record of it, for herself: the newest first."""
    log, places = Reading.objects.none(), _places(found)
    for register, records in _in_file(found):
        log = log | readings_of(register.key, records, places=places)
    shown = list(log.order_by("-at", "-pk")[:READINGS])
    names = people_named({each.person for each in shown if each.person})
    heads = (_("When"), _("Who"), _("What"), _("Through"))
    return Part(
        key="readings",
        title=_("Who read it, and when"),
        sentence=_(
            "Written before your file was shown; nobody can change or remove a line. An export of "
            "a whole register is listed too: it may have held your records."
        ),
        table=files.table(_("Who read it, and when"), heads, _lines(shown, names)),
        empty=_("Nobody else has read it."),
    )


def _places(found: Kept) -> list[str]:
    """Every unit she was ever of, by each path it ever had, as far as it was ever recorded."""
    held = event_model(Incumbency)._base_manager.filter(official_id=found.official.pk)
    posts = event_model(Post)._base_manager.filter(pgh_obj_id__in=held.values("post_id"))
    units = event_model(Unit)._base_manager.filter(pgh_obj_id__in=posts.values("unit_id"))
    return list(units.order_by().values_list("path", flat=True).distinct())


def _lines(shown: Sequence[Reading], names: Mapping[int, str]) -> list[Row]:
    """A line for each visit: what was read of the file together is told together."""
    visits: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in shown:
        who = names.get(each.person or 0, process_called(each.process) or str(each.person))
        visit = formats.moment(each.at), who, str(each.get_through_display())
        visits[visit].append(str(register_of(each.register).title))
    return [
        Row(cells=tuple(Cell(text=text) for text in (at, who, ", ".join(sorted(read)), through)))
        for (at, who, through), read in visits.items()
    ]
