"""Word's own numbering: paragraphs run through the paper, each list begins anew."""

from dataclasses import dataclass, field
from typing import Any, Final

from docx.document import Document as Word
from docx.oxml.ns import qn

from secretariat.engine.publishing.labels import lettered
from secretariat.engine.publishing.printers.word.xml import Element, element

_MM: Final = 56.7  # twentieths of a point, in which Word measures indents
_LEVELS: Final = range(3)
_FORMS: Final = {
    "paragraph": ("decimal", "%{}.", 0.0),
    "lettered": ("lowerLetter", "%{}", 11.0),
    "ordered": ("decimal", "%{}.", 11.0),
    "bullet": ("bullet", "•", 11.0),
}


@dataclass(kw_only=True)
class Numbering:
    """Gives paragraphs their numbers: by `apply`, in a list opened by `open`."""

    word: Word
    bases: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the forms of numbers the paper uses, in place of those of the template."""
        root = self._root
        for child in list(root):
            root.remove(child)
        for number, (name, form) in enumerate(_FORMS.items(), 1):
            mark = lettered(form[1]) if name == "lettered" else form[1]
            levels = [_level(level, form[0], mark, form[2]) for level in _LEVELS]
            kind = element("w:multiLevelType", val="hybridMultilevel")
            root.append(element("w:abstractNum", kind, *levels, abstractNumId=number))
            self.bases[name] = number

    @property
    def _root(self) -> Element:
        return self.word.part.numbering_part.element

    def open(self, form: str) -> int:
        """Begin a list of this form, counted from one; its number is what `apply` takes."""
        number = len(self._root.findall(qn("w:num"))) + 1
        base = element("w:abstractNumId", val=self.bases[form])
        starts = [
            element("w:lvlOverride", element("w:startOverride", val=1), ilvl=level)
            for level in _LEVELS
        ]
        self._root.append(element("w:num", base, *starts, numId=number))
        return number

    @staticmethod
    def apply(paragraph: Any, number: int, *, level: int = 0) -> None:
        """Make a paragraph the next of an opened list."""
        place = min(level, max(_LEVELS))
        numbered = element("w:numPr", element("w:ilvl", val=place), element("w:numId", val=number))
        properties = paragraph._p.get_or_add_pPr()
        properties._insert_numPr(numbered)


def _level(level: int, kind: str, text: str, indent: float) -> Element:
    hanging = 11.0 if indent == 0 else 7.0
    left = int((indent + hanging + level * 7.0) * _MM)
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val=kind),
        element("w:lvlText", val=text.format(level + 1)),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=left, hanging=int(hanging * _MM))),
        ilvl=level,
    )
