"""Footnotes in Word: a part of their own, which python-docx does not write."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, cast

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from secretariat.engine.publishing.printers.word.styles import NOTE_MARK, NOTE_TEXT
from secretariat.engine.publishing.printers.word.xml import Element, element, write_field

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FIRST: Final = 1  # 0 and -1 are the rules between text and notes
_EMPTY: Final = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote></w:footnotes>"
)


@dataclass(kw_only=True)
class Footnotes:
    """The footnotes of a file; `marks` holds where each note first hangs, by its number."""

    word: Word
    part: XmlPart = field(init=False)
    marks: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Add the part, empty but for the rules Word wants in it."""
        package = self.word.part.package
        name = PackURI("/word/footnotes.xml")
        self.part = XmlPart(name, _TYPE, parse_xml(_EMPTY), package)
        self.word.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._settle()

    def _settle(self) -> None:
        """Tell Word's settings which notes are the rules."""
        rules = element("w:footnotePr", *(element("w:footnote", id=one) for one in (-1, 0)))
        settings = self.word.settings.element
        before = settings.find(f"{{{settings.nsmap['w']}}}compat")
        if before is None:
            settings.append(rules)
        else:
            before.addprevious(rules)

    def hang(self, paragraph: Paragraph, number: int, write: Callable[[Any], None]) -> None:
        """Hang the note here: itself at its first place, a reference to it at all others.

        `write` puts its words into the paragraph it is given.
        """
        if number in self.marks:
            self._refer(paragraph, number)
            return
        self.marks[number] = f"_note{number}"
        mark = element("w:footnoteReference", id=number + _FIRST - 1)
        start = element("w:bookmarkStart", id=number, name=self.marks[number])
        paragraph._p.append(start)
        self._marked(paragraph)._r.append(mark)
        paragraph._p.append(element("w:bookmarkEnd", id=number))
        self._write(number, write)

    def _marked(self, paragraph: Paragraph, words: str = "") -> Any:
        return paragraph.add_run(words, style=NOTE_MARK)

    def _write(self, number: int, write: Callable[[Any], None]) -> None:
        """The note itself: its mark, a space, its words."""
        held: Element = OxmlElement("w:p")
        note = Paragraph(held, cast(Any, _Within(self.word, self.part)))
        note.style = self.word.styles[NOTE_TEXT]
        self._marked(note)._r.append(element("w:footnoteRef"))
        note.add_run(" ")
        write(note)
        self.part.element.append(element("w:footnote", held, id=number + _FIRST - 1))

    def _refer(self, paragraph: Paragraph, number: int) -> None:
        """A field that shows the number of a note that hangs elsewhere, and leads there."""

        def run(words: str) -> Any:
            return self._marked(paragraph, words)

        write_field(run, f"NOTEREF {self.marks[number]} \\f \\h", str(number))


class _Within:
    """What a paragraph of a note belongs to: styles of the document, links of the notes' part."""

    def __init__(self, word: Word, part: XmlPart) -> None:
        self.part = _Part(word, part)


class _Part:
    """The notes' part, with the styles it borrows from the document."""

    def __init__(self, word: Word, part: XmlPart) -> None:
        self._word: Any = word.part
        self._notes = part

    def get_style_id(self, style: Any, kind: Any) -> str | None:
        """The id of a style of the document."""
        found: str | None = self._word.get_style_id(style, kind)
        return found

    def get_style(self, style_id: str | None, kind: Any) -> Any:
        """A style of the document by its id."""
        return self._word.get_style(style_id, kind)

    def relate_to(self, target: str, kind: str, *, is_external: bool = False) -> str:
        """The id of a link that stands in a note."""
        found: str = self._notes.relate_to(target, kind, is_external=is_external)
        return found
