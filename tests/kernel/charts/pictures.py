"""Reading a drawing back: its coordinates, its labels, and whether all lies inside the picture."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

SLACK = 0.11
"""Coordinates are written to one decimal."""


def read(svg: str) -> ElementTree.Element:
    """Parse a drawing; malformed or unescaped markup does not get past this."""
    return ElementTree.fromstring(svg)


def size(picture: ElementTree.Element) -> tuple[float, float]:
    """Give width and height from the viewBox."""
    _, _, width, height = (float(part) for part in picture.attrib["viewBox"].split())
    return width, height


def named(picture: ElementTree.Element, look: str) -> list[ElementTree.Element]:
    """Give the elements of a class."""
    return [one for one in picture.iter() if look in one.attrib.get("class", "").split()]


def points(line: ElementTree.Element) -> list[tuple[float, float]]:
    """Give the points of a polyline."""
    pairs = (pair.split(",") for pair in line.attrib["points"].split())
    return [(float(x), float(y)) for x, y in pairs]


def words(picture: ElementTree.Element) -> list[str]:
    """Give the labels as a reader sees them."""
    return [one.text or "" for one in picture.iter() if one.tag == "text"]


def reach(picture: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Give every corner that is drawn: shapes with their radius, labels with their baseline."""
    for one in picture.iter():
        at = {name: float(value) for name, value in one.attrib.items() if _is_number(value)}
        if one.tag == "polyline":
            yield from points(one)
        elif one.tag == "circle":
            yield at["cx"] - at["r"], at["cy"] - at["r"]
            yield at["cx"] + at["r"], at["cy"] + at["r"]
        elif one.tag == "line":
            yield at["x1"], at["y1"]
            yield at["x2"], at["y2"]
        elif one.tag == "rect":
            yield at["x"], at["y"]
            yield at["x"] + at["width"], at["y"] + at["height"]
        elif one.tag == "text":
            yield at["x"], at["y"]


def strays(picture: ElementTree.Element) -> list[tuple[float, float]]:
    """Give the corners outside the picture."""
    width, height = size(picture)
    return [
        (x, y)
        for x, y in reach(picture)
        if not (-SLACK <= x <= width + SLACK and -SLACK <= y <= height + SLACK)
    ]


def _is_number(value: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", value) is not None
