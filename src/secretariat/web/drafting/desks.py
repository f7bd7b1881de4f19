"""The desk of whoever works on a text: the publication, the language, the texts, what she may."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.drafting.remarking import Thread, hold_to_working, is_working, threads
from secretariat.engine.drafting.revising import version_of
from secretariat.engine.drafting.texts import Text, texts_of
from secretariat.engine.drafting.translating import State, beside
from secretariat.engine.publishing.declaring import Publication, publication_of
from secretariat.engine.publishing.printing import PRINTERS, Printer
from secretariat.engine.publishing.seeing import publications_read
from secretariat.kernel.errors import NotFound
from secretariat.kernel.languages import LANGUAGES, Language
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.drafting import Tongue
from secretariat.web.contexts.frame import Link

NO_TEXT = Text(text="")


@dataclass(frozen=True)
class Desk:
    """What somebody works on; what is read of it is read once."""

    publication: Publication
    language: Language
    person: Person
    may_write: bool

    @cached_property
    def texts(self) -> dict[Language, Text]:
        """Every text of the publication."""
        return texts_of(self.publication)

    @property
    def text(self) -> Text:
        """The text in her language."""
        return self.texts.get(self.language, NO_TEXT)

    @property
    def original(self) -> Text:
        """The text it is translated from."""
        return self.texts.get(self.publication.original, NO_TEXT)

    @property
    def is_translation(self) -> bool:
        """Whether the paper is written in another language first."""
        return self.language != self.publication.original

    @cached_property
    def version(self) -> int:
        """The version of her text."""
        return version_of(self.texts.get(self.language))

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """What reviewers say about her text."""
        return threads(self.publication, self.language, self.text.passages)

    def url(self, name: str, language: Language | None = None) -> str:
        """Give the address of one of its pages."""
        return reverse(name, args=[self.publication.key, (language or self.language).value])


def desk(request: HttpRequest, key: str, language: str) -> Desk:
    """Open a text to whoever works on its publication; to all others there is none."""
    person = actor(request)
    try:
        publication = publication_of(key)
    except NotFound as error:
        raise nothing_here() from error
    hold_to_working(publication, by=person, on=today())
    if language not in list(LANGUAGES) or not isinstance(person, Person):
        raise nothing_here()
    may_write = rights_of(person, on=today()).scopes(publication.writes).cover("")
    return Desk(publication, Language(language), person, may_write)


def draft_link(request: HttpRequest, publication: Publication) -> Link | None:
    """Lead whoever works on a publication to its draft, in her language."""
    if not is_working(publication, by=actor(request), on=today()):
        return None
    address = reverse("draft", args=[publication.key, formats.language()])
    return Link(label=_("Draft of the next edition"), url=address)


def freeze_link(person: Actor, publication: Publication) -> Link | None:
    """Lead whoever may freeze a publication to its next edition."""
    if not rights_of(person, on=today()).scopes(publication.freeze).cover(""):
        return None
    address = reverse("paper-freeze", args=[publication.key])
    return Link(label=_("Freeze the next edition…"), url=address)


def tongues(at: Desk, name: str) -> tuple[Tongue, ...]:
    """Lead to the same page in each language, and say how far each text is."""
    return tuple(
        Tongue(
            label=language.own_name,
            url=at.url(name if _has(at, language, name) else "draft", language),
            note=_how_far(at, language),
            is_current=language is at.language,
        )
        for language in LANGUAGES
    )


def _has(at: Desk, language: Language, name: str) -> bool:
    return name != "draft-beside" or language != at.publication.original


def _how_far(at: Desk, language: Language) -> str:
    if language == at.publication.original:
        return _("the original")
    if language not in at.texts:
        return _("not begun")
    rows = beside(at.original, at.texts[language])
    behind = sum(row.state is not State.CURRENT for row in rows)
    if not behind:
        return _("up to date")
    words = ngettext("%(count)s passage behind", "%(count)s passages behind", behind)
    return words % {"count": formats.number(behind)}


def links(at: Desk, here: str) -> tuple[Link, ...]:
    """Lead to the other pages of the same text."""
    pages = {
        "draft": _("Write"),
        "draft-beside": _("Translate side by side"),
        "draft-remarks": _("Remarks (%(count)s open)") % {"count": formats.number(_open(at))},
        "draft-versions": _("Versions"),
        "draft-file": _("Download as Markdown"),
    }
    led = tuple(
        Link(label=label, url=at.url(name))
        for name, label in pages.items()
        if name != here and (name != "draft-beside" or at.is_translation)
    )
    if here != "draft":
        return led
    freeze = freeze_link(at.person, at.publication)
    return (*led, *(_print(at, one) for one in PRINTERS), *((freeze,) if freeze else ()))


def open_remarks(at: Desk) -> tuple[Link, ...]:
    """Lead to each open remark, with the first thing said."""
    page = at.url("draft-remarks")
    return tuple(
        Link(
            label=one.said[0].text[:120],
            url=f"{page}#remark-{one.remark.pk}",
            note=str(one.remark.person),
        )
        for one in at.threads
        if one.said and not one.remark.is_resolved
    )


def _print(at: Desk, printer: Printer) -> Link:
    """Lead to the paper it would be, as a file."""
    of = [at.publication.key, at.language.value, printer.key]
    return Link(label=printer.title, url=reverse("draft-print", args=of))


def _open(at: Desk) -> int:
    return sum(not one.remark.is_resolved for one in at.threads)


def title(at: Desk) -> str:
    """Name the paper in the language of its text."""
    return str(at.publication.title)


def trail(at: Desk) -> tuple[Link, ...]:
    """Lead back to the papers, and to the paper itself once she can read an edition of it."""
    papers, key = Link(label=_("Papers"), url=reverse("papers")), at.publication.key
    if key not in publications_read(at.person, on=today(), now=now()):
        return (papers,)
    return (papers, Link(label=at.publication.symbol, url=reverse("paper-latest", args=[key])))
