"""A frozen paper as the context of its page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.publishing.document import CitedFigure, Document, Note
from secretariat.engine.publishing.models import Release
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import Block, Citation, PaperPage, Seal
from secretariat.web.contexts.parts import Cell, Fact
from secretariat.web.links import FigureAddress
from secretariat.web.papers import holding
from secretariat.web.papers.files import downloads
from secretariat.web.papers.standing import Standing
from secretariat.web.papers.text import Text, headings
from secretariat.web.papers.verifying import restated_link
from secretariat.web.wording import spoken


def paper_page(
    release: Release, document: Document, standing: Standing, *, may_verify: bool
) -> PaperPage:
    """Show the paper with the state of its figures today; whoever signs in may verify it."""
    drifts = holding.drifts_of(release)
    figures = {key: _address(one).page() for key, one in document.figures.items()}
    citations = {note.number: _citation(note, drifts) for note in document.notes}
    text = Text(citations, figures)
    summary, facts = text.runs(document.summary), _facts(document, text)
    with override(document.language):  # captions speak the paper's language, not the reader's
        blocks = text.blocks(document.blocks)
    return PaperPage(
        symbol=document.symbol,
        title=document.title,
        head=document.head,
        lang=document.language.value if document.missing else "",
        way=standing.way,
        notice=standing.notice,
        warnings=_warnings(document),
        purpose=document.purpose,
        summary=summary,
        facts=facts,
        blocks=blocks,
        notes=tuple(citations.values()),
        seal=Seal(text=document.seal, frozen=document.frozen, command=document.command),
        contents=_contents(blocks),
        status=holding.summary(drifts.values()),
        status_sentence=_("Compared with the records today."),
        editions=standing.editions,
        verify=_verify(document) if may_verify else None,
        restated=restated_link(document.publication, document.edition) if may_verify else None,
        downloads=downloads(release, document.wanted),
    )


def _citation(note: Note, drifts: holding.Drifts) -> Citation:
    """Show a note: of a cited figure with its state today, or a footnote's words."""
    if note.cited is None:
        words = Text({}).runs(note.runs)
        return Citation(number=note.number, words="", sentence=words, figure=None)
    return Citation(
        number=note.number,
        words=note.cited.value,
        sentence=note.cited.sentence,
        figure=Link(label=note.cited.measure, url=_address(note.cited).page()),
        status=holding.status(drifts.get(note.cited.key)),
    )


def _address(cited: CitedFigure) -> FigureAddress:
    """Give the cited figure's address, with both clocks."""
    return FigureAddress(
        key=cited.measure, when=cited.when, known_at=cited.known_at, where=cited.where
    )


def _warnings(document: Document) -> tuple[str, ...]:
    if not document.missing:
        return document.warnings
    wanted, shown = document.wanted.here_called, document.language.here_called
    told = {"wanted": wanted, "language": shown}
    return (_("Not yet in %(wanted)s; shown in %(language)s.") % told, *document.warnings)


def _facts(document: Document, text: Text) -> tuple[Fact, ...]:
    facts = [Fact(name=f.label, cell=Cell(text=text.runs(f.runs))) for f in document.fields]
    facts.append(Fact(name=_("Licence"), cell=Cell(text=document.licence)))
    if document.note.text:
        corrects = _("Corrects edition %(edition)s") % {"edition": document.corrects}
        name = _("This edition") if document.corrects is None else corrects
        facts.append(Fact(name=name, cell=spoken(document.note)))
    return tuple(facts)


def _contents(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    links = [Link(label=one.html, url=f"#{one.id}") for one in headings(blocks) if one.html]
    return (*links, Link(label=_("Notes"), url="#notes"))


def _verify(document: Document) -> Link:
    address = reverse("verify", args=[document.publication, document.edition])
    return Link(label=_("Verify this edition now"), url=address)
