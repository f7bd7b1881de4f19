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

    `scope` is what a head is the head of, and `heads` whether a cell lists its heads itself.
    """

    name: str
    alt: str
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
