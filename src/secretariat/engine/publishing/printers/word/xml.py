"""Small pieces of Word's XML: an element with its attributes, put where it belongs."""

from collections.abc import Callable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any  # lxml's elements carry no types


def element(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element such as `w:lvl` with children, its attributes in Word's own namespace."""
    made: Element = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        made.append(child)
    return made


def put(parent: Element, child: Element) -> None:
    """Put a child in, in place of one of the same name."""
    held = parent.find(child.tag)
    if held is None:
        parent.append(child)
    else:
        parent.replace(held, child)


def write_field(runs: Callable[[str], Any], code: str, shown: str) -> None:
    """Write a field Word keeps right by itself; `runs` makes each of its runs, `shown` is first."""
    for piece in ("begin", f" {code} ", "separate", "", "end"):
        run = runs("" if piece else shown)
        if piece in {"begin", "separate", "end"}:
            run._r.append(element("w:fldChar", fldCharType=piece))
        elif piece:
            told = element("w:instrText")
            told.text = piece
            run._r.append(told)
