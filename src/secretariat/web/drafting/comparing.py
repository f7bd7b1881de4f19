"""The versions of a text: who left each, how much changed, and any two beside each other."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.drafting.revising import UNWRITTEN
from secretariat.engine.drafting.story import Version, story_of
from secretariat.engine.drafting.texts import filed
from secretariat.kernel.errors import BadInput
from secretariat.web import formats
from secretariat.web.asking import one
from secretariat.web.contexts.drafting import VersionLine, VersionsPage
from secretariat.web.drafting.changes import changes
from secretariat.web.drafting.desks import desk, links, title, tongues, trail
from secretariat.web.frames import frame


def versions_page(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Tell the life of a text, and compare two versions: the last two, unless others are asked."""
    at = desk(request, key, language)
    begins = filed(at.publication, at.language).text
    story = story_of(at.text.number, begins=begins) if at.text.number is not None else ()
    texts = {one.entry.version: one.text for one in story} | {UNWRITTEN: begins}
    order = [*(one.entry.version for one in story), UNWRITTEN]
    later = _asked_for(request, "to", texts, order[0])
    earlier = _asked_for(request, "from", texts, order[min(1, len(order) - 1)])
    page = VersionsPage(
        title=title(at),
        sentence=_sentence(story),
        tongues=tongues(at, "draft-versions"),
        links=links(at, "draft-versions"),
        lang=at.language.value,
        versions=(*(_line(each, earlier, later) for each in story), _file(earlier, later)),
        compared=_compared(story, earlier, later),
        changes=changes(texts[earlier], texts[later]),
    )
    given = {"frame": frame(request, page.title, place="papers", trail=trail(at)), "page": page}
    return render(request, "secretariat/drafting/versions.html", given)


def _asked_for(request: HttpRequest, name: str, known: dict[int, str], usual: int) -> int:
    words = one(request.GET, name)
    if not words:
        return usual
    if not words.isdecimal() or int(words) not in known:
        raise BadInput(
            _("This text has no version “%(words)s”.") % {"words": words},
            do=_("Choose one from the list."),
        )
    return int(words)


def _sentence(story: Sequence[Version]) -> str:
    count = len(story)
    if not count:
        return _("Nobody has changed this text here yet: it is the one the product came with.")
    words = ngettext("Saved %(count)s time.", "Saved %(count)s times.", count)
    return words % {"count": formats.number(count)}


def _line(each: Version, earlier: int, later: int) -> VersionLine:
    entry = each.entry
    return VersionLine(
        number=entry.version,
        on=formats.moment(entry.at),
        machine_on=entry.at.isoformat(),
        sentence=_told(each),
        reason=entry.reason,
        is_from=entry.version == earlier,
        is_to=entry.version == later,
    )


def _told(each: Version) -> str:
    """Say who saved it, and how many words that added and removed."""
    return _("%(who)s %(told)s: %(added)s, %(removed)s.") % {
        "who": each.entry.who,
        "told": each.entry.told,
        "added": ngettext("%(n)s word added", "%(n)s words added", each.added)
        % {"n": formats.number(each.added)},
        "removed": ngettext("%(n)s removed", "%(n)s removed", each.removed)
        % {"n": formats.number(each.removed)},
    }


def _file(earlier: int, later: int) -> VersionLine:
    """The text as it was declared, before anybody wrote."""
    return VersionLine(
        number=UNWRITTEN,
        on="",
        machine_on="",
        sentence=_("The text the product came with."),
        is_from=earlier == UNWRITTEN,
        is_to=later == UNWRITTEN,
    )


def _compared(story: Sequence[Version], earlier: int, later: int) -> str:
    """Say which two are compared."""
    if earlier == later:
        return ""
    named = {each.entry.version: formats.moment(each.entry.at) for each in story}
    first = _("the text the product came with")
    return _("From %(earlier)s to %(later)s") % {
        "earlier": named.get(earlier, first),
        "later": named.get(later, first),
    }
