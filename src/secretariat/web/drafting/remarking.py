"""What reviewers say about a text, passage by passage: said, answered, resolved."""

from collections import defaultdict
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.discussion.models import Comment
from secretariat.engine.drafting.comparing import words_changed
from secretariat.engine.drafting.remarking import Thread, answer, remark, resolve
from secretariat.engine.drafting.translating import as_seen
from secretariat.kernel.errors import BadInput
from secretariat.web import formats
from secretariat.web.asking import today
from secretariat.web.contexts.drafting import PassageShown, RemarkShown, RemarksPage, Voice
from secretariat.web.drafting.changes import words
from secretariat.web.drafting.desks import (
    Desk,
    desk,
    links,
    open_remarks,
    title,
    tongues,
    trail,
)
from secretariat.web.frames import frame
from secretariat.web.records.meanwhile import BEGAN_FROM, version_typed


def remarks_page(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show a text with what reviewers say about it, and take what is said."""
    at = desk(request, key, language)
    if request.method != "POST":
        return _asked(request, at)
    posted = {name: str(value) for name, value in request.POST.items()}
    try:
        number = _done(at, posted)
    except BadInput as error:
        return _asked(request, at, errors=(str(error),), typed=posted.get("text", ""))
    return redirect(f"{at.url('draft-remarks')}#remark-{number}")


def _done(at: Desk, posted: Mapping[str, str]) -> int:
    """Do what was asked of a remark, or make one; returns its number."""
    number = posted.get("remark", "")
    if not number.isdecimal():
        return _made(at, posted)
    if posted.get("do") == "answer":
        answer(at.publication, int(number), posted.get("text", ""), by=at.person, on=today())
    elif posted.get("do") in {"resolve", "reopen"}:
        is_resolved = posted["do"] == "resolve"
        resolve(at.publication, int(number), resolved=is_resolved, by=at.person, on=today())
    return int(number)


def _made(at: Desk, posted: Mapping[str, str]) -> int:
    """Remark on the passage as she read it, whatever became of it meanwhile."""
    read = as_seen(at.publication, at.language, version_typed(posted)).passages
    place = int(posted["place"]) if posted.get("place", "").isdecimal() else len(read)
    text = posted.get("text", "")
    return remark(at.publication, at.language, read, place, text, by=at.person, on=today())


def _asked(
    request: HttpRequest, at: Desk, errors: tuple[str, ...] = (), typed: str = ""
) -> HttpResponse:
    by_place = defaultdict[int | None, list[RemarkShown]](list)
    passages = at.text.passages
    for thread in at.threads:
        by_place[thread.place].append(_remark(thread, passages))
    page = RemarksPage(
        title=title(at),
        sentence=_sentence(at),
        tongues=tongues(at, "draft-remarks"),
        links=links(at, "draft-remarks"),
        lang=at.language.value,
        version=at.version,
        passages=tuple(
            PassageShown(number=number, text=text, remarks=tuple(by_place[number]))
            for number, text in enumerate(passages)
        ),
        open=open_remarks(at),
        left=tuple(by_place[None]),
        errors=errors,
        typed=typed,
    )
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail(at)),
        "page": page,
        "began_from": BEGAN_FROM,
    }
    status = BadInput.status if errors else 200
    return render(request, "secretariat/drafting/remarks.html", given, status=status)


def _sentence(at: Desk) -> str:
    waiting = sum(not one.remark.is_resolved for one in at.threads)
    told = ngettext("%(count)s remark is open.", "%(count)s remarks are open.", waiting)
    if not waiting:
        return _("No remark is open.")
    return told % {"count": formats.number(waiting)}


def _remark(thread: Thread, passages: tuple[str, ...]) -> RemarkShown:
    one = thread.remark
    now = passages[thread.place] if thread.place is not None else ""
    return RemarkShown(
        number=one.pk,
        state=_("Resolved") if one.is_resolved else _("Open"),
        is_resolved=one.is_resolved,
        said=tuple(map(_voice, thread.said)),
        was="" if thread.place is not None and not thread.has_changed else one.passage,
        changed=words(words_changed(one.passage, now)) if thread.has_changed else (),
    )


def _voice(one: Comment) -> Voice:
    return Voice(
        who=str(one.person),
        on=formats.short_day(one.at.date()),
        machine_on=one.at.isoformat(),
        text=_("This comment was taken back.") if one.is_withdrawn else one.text,
    )
