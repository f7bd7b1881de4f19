"""The editor: a text in Markdown, the paper it would be beside it, and what may be cited.

Everything is done by one form, so that nothing typed is lost: it saves, shows the paper, or looks
for a figure. Where scripts run, the paper follows the typing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import require
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.drafting.panels import Item, panels
from secretariat.engine.drafting.passages import plain
from secretariat.engine.drafting.revising import revise
from secretariat.engine.drafting.story import last_saved
from secretariat.engine.records.versions import Changed, ChangedSince
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web import formats
from secretariat.web.asking import today
from secretariat.web.contexts.drafting import Clash, EditorPage, PanelShown, Shown
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Notice
from secretariat.web.drafting.changes import changes
from secretariat.web.drafting.desks import (
    Desk,
    desk,
    links,
    open_remarks,
    title,
    tongues,
    trail,
)
from secretariat.web.drafting.finding import found
from secretariat.web.drafting.keeping import previewer
from secretariat.web.drafting.showing import shown
from secretariat.web.frames import frame
from secretariat.web.records.meanwhile import BEGAN_FROM, version_typed

FRAGMENTS = {
    "preview": "secretariat/drafting/shown.html",
    "find": "secretariat/drafting/found.html",
}
"""What a script asks for, and the part of the page that answers it."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the form: the text, the version it began from, and what came of saving it."""

    text: str
    began_from: int
    errors: tuple[str, ...] = ()
    changed: Changed | None = None

    @property
    def status(self) -> int:
        """Give the status of the page."""
        if self.changed is not None:
            return ChangedSince.status
        return BadInput.status if self.errors else 200


def editor_page(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show a text to be written, what it would be as a paper, and save it."""
    at = desk(request, key, language)
    if request.method != "POST":
        return _asked(request, at, Typed(text=at.text.text, began_from=at.version))
    posted = {name: str(value) for name, value in request.POST.items()}
    if posted.get("do") == "save":
        return _saved(request, at, posted)
    typed = Typed(text=_text(posted), began_from=version_typed(posted))
    if request.headers.get("HX-Request") == "true":
        return _part(request, at, typed, "find" if posted.get("do") == "find" else "preview")
    return _asked(request, at, typed)


def _text(posted: Mapping[str, str]) -> str:
    return plain(posted.get("text", ""))


def _saved(request: HttpRequest, at: Desk, posted: Mapping[str, str]) -> HttpResponse:
    """Write the text; what goes wrong is said beside it, and what she typed stays."""
    require(at.person, at.publication.writes, on=today())
    text, began_from = _text(posted), version_typed(posted)
    try:
        revise(at.publication, at.language, text, by=at.person, on=today(), began_from=began_from)
    except ChangedSince as error:
        changed = error.changed[0]
        return _asked(request, at, Typed(text=text, began_from=changed.version, changed=changed))
    except (BadInput, Conflict) as error:
        return _asked(request, at, Typed(text=text, began_from=began_from, errors=(str(error),)))
    messages.success(request, _("The text has been saved."))
    return redirect(at.url("draft"))


def _part(request: HttpRequest, at: Desk, typed: Typed, part: str) -> HttpResponse:
    """Give the part of the page that a script asked for."""
    given = (
        {"found": found(request, request.POST)}
        if part == "find"
        else {"shown": _shown(request, at, typed.text, is_typing=True)}
    )
    return render(request, FRAGMENTS[part], given)


def _shown(request: HttpRequest, at: Desk, text: str, *, is_typing: bool = False) -> Shown:
    """Show the text as the paper it would be; while she types, with figures of a moment ago."""
    found = previewer(request, at, is_typing=is_typing)
    return shown(found.preview(at.publication, at.language, text), text, at.language.value)


def _asked(request: HttpRequest, at: Desk, typed: Typed) -> HttpResponse:
    page = EditorPage(
        title=title(at),
        sentence=_sentence(at),
        tongues=tongues(at, "draft"),
        lang=at.language.value,
        text=typed.text,
        began_from=typed.began_from,
        shown=_shown(request, at, typed.text),
        found=found(request, request.POST),
        links=links(at, "draft"),
        remarks=open_remarks(at),
        panels=_panels(request, at),
        save_url=at.url("draft"),
        upload_url=at.url("draft-upload"),
        may_write=at.may_write,
        errors=typed.errors,
        clash=_clash(at, typed),
    )
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail(at)),
        "page": page,
        "began_from": BEGAN_FROM,
    }
    return render(request, "secretariat/drafting/editor.html", given, status=typed.status)


def _sentence(at: Desk) -> str:
    """Say who saved the text last, or that it stands as it was declared."""
    number = at.text.number
    if number is None:
        return _("Nobody has changed this text here yet: it is the one the product came with.")
    last = last_saved(number)
    told = {"who": last.who, "at": formats.moment(last.at)}
    return _("Last saved by %(who)s on %(at)s (UTC).") % told


def _panels(request: HttpRequest, at: Desk) -> tuple[PanelShown, ...]:
    """Show what areas lay beside the draft; a panel without a line is not shown."""
    made = (
        PanelShown(
            title=str(one.title),
            lines=tuple(map(_line, one.items(at.publication.key, at.person, today()))),
        )
        for one in panels()
    )
    return tuple(one for one in made if one.lines)


def _line(item: Item) -> Link:
    url = reverse(item.address, args=item.of) if item.address else ""
    return Link(label=item.words, url=url, note=item.note)


def _clash(at: Desk, typed: Typed) -> Clash | None:
    """Show what another wrote meanwhile beside what she typed."""
    if typed.changed is None:
        return None
    theirs = DraftText.objects.get(pk=typed.changed.number).text
    who = dict.fromkeys(entry.who for entry in typed.changed.entries)
    notice = Notice(
        title=_("Somebody else saved this text while you were at it: %(who)s")
        % {"who": ", ".join(who)},
        text=_(
            "Nothing of yours has been written yet, and nothing of theirs is lost. Your text stands"
            " in the field below. Take over what you want to keep of theirs, then save again."
        ),
        kind="warn",
    )
    return Clash(notice=notice, theirs=theirs, changes=changes(theirs, typed.text))
