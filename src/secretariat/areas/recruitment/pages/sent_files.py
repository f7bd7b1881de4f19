"""The files that came with an application, for those to whom the application is open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.applying import Attachment
from secretariat.areas.recruitment.pages.applying_contexts import Part, ToldPage
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.discussion.pages import SAFE
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page

KEY = "applications"


def files_page(request: HttpRequest, number: int) -> HttpResponse:
    """List the files of an application."""
    found = _opened(request, number)
    links = tuple(
        Link(
            label=each.name,
            url=reverse("application-file", args=[number, each.pk]),
            note=_("%(size)s kB") % {"size": formats.number(-(-each.size // 1024))},
        )
        for each in Attachment.objects.filter(application=found).defer("content")
    )
    sentence = "" if links else _("It came without files.")
    page = ToldPage(
        title=_("Files of application %(number)s") % {"number": found.code},
        sentence=_("As the candidate sent them, each checked to be of the kind it says it is."),
        parts=(Part(key="files", title=_("Files"), sentence=sentence, links=links),),
    )
    trail = (
        Link(label=_("Applications"), url=register_page(KEY)),
        Link(label=found.code, url=record_page(KEY, number)),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "recruitment/told.html", given)


def file_page(request: HttpRequest, number: int, one: int) -> HttpResponse:
    """Give a file to keep, never to be shown as a page of ours; the reading is logged."""
    found = _opened(request, number)
    kept = Attachment.objects.filter(application=found, pk=one).first()
    if kept is None:
        raise nothing_here()
    answer = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    answer["Content-Security-Policy"] = SAFE
    return answer


def _opened(request: HttpRequest, number: int) -> Any:
    """The application, of those that are open to her; each reading is noted."""
    register = register_of(KEY)
    found = rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()
    if found is None:
        raise nothing_here()
    note(register, [number], Through.RECORD)
    return found
