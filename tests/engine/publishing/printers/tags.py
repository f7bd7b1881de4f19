"""Reading a PDF as a screen reader does: its tags, what they stand for, and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True, kw_only=True)
class Tag:
    """An element of the structure: its name, its alternative text, the tags inside it.

    `lang` is the language of its words where it is not the paper's own, `scope` what a head is
    the head of, and `heads` whether a cell lists its heads itself.
    """

    name: str
    alt: str
    lang: str
    scope: str
    heads: bool
    inner: tuple["Tag", ...]

    def every(self) -> Iterator["Tag"]:
        """The tag and all inside it, in the order of reading."""
        yield self
        for one in self.inner:
            yield from one.every()

    def named(self, *names: str) -> list["Tag"]:
        """Every tag of one of these names."""
        return [one for one in self.every() if one.name in names]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tags(data: bytes) -> Tag:
    """The root of the structure."""
    with opened(data) as file:
        return _tag(file.Root.StructTreeRoot, "root")


def _tag(node: Any, name: str) -> Tag:
    kids = node.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [one for one in listed if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    about = node.get("/A", None)
    told = list(about) if isinstance(about, pikepdf.Array) else [about] if about else []
    return Tag(
        name=name,
        alt=str(node.get("/Alt", "")),
        lang=str(node.get("/Lang", "")),
        scope="".join(str(one.get("/Scope", "")).lstrip("/") for one in told),
        heads=any(len(one.get("/Headers", [])) > 0 for one in told),
        inner=tuple(_tag(one, str(one.S).lstrip("/")) for one in inner),
    )


def words(data: bytes) -> str:
    """The words of every page, spaces and line ends as one space."""
    return " ".join(pages(data))


def pages(data: bytes) -> list[str]:
    """The words of each page."""
    opened_pages = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened_pages]


def white(data: bytes) -> list[float]:
    """How much of each page is one band without anything on it, as a part of its height."""
    return [_widest(page) for page in pypdfium2.PdfDocument(data)]


def _widest(page: Any) -> float:
    drawn = sorted((one.get_bounds() for one in page.get_objects()), key=lambda box: box[1])
    widest, reached = 0.0, drawn[0][3]
    for _left, bottom, _right, top in drawn:
        widest, reached = max(widest, bottom - reached), max(reached, top)
    return float(widest / page.get_height())
