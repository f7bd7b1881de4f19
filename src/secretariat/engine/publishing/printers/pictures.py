"""The charts of a printed paper: whole SVG files in ink colours, and pictures for Word."""

from typing import Final

from secretariat.engine.publishing.blocks import Block
from secretariat.engine.publishing.printers.typesetting import png

INK: Final = {
    ".c-text": 'font-family: "Source Sans Pro"; font-size: 13px; fill: #555b61',
    ".c-strong": "font-weight: 600; fill: #16191c",
    ".c-mark": "font-weight: 600; fill: #0d5a6b",
    ".c-end": "text-anchor: end",
    ".c-middle": "text-anchor: middle",
    ".c-halo": "paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round",
    ".c-grid": "stroke: #dedbd2",
    ".c-axis": "stroke: #7c817f",
    ".c-line": "fill: none; stroke: #0d5a6b; stroke-width: 2.5; stroke-linejoin: round",
    ".c-point": "fill: #0d5a6b; stroke: #fff; stroke-width: 2",
    ".c-bar": "fill: #0d5a6b",
    ".c-bar.context": "fill: #a9aeac",
    ".c-band": "fill: #1d6b3c; fill-opacity: .18",
    ".c-limit": "fill: none; stroke: #1d6b3c; stroke-dasharray: 6 3",
    ".c-withheld": "fill: none; stroke: #555b61; stroke-dasharray: 3 3",
    ".c-share-1": "fill: #0d5a6b",
    ".c-share-2": "fill: #5c8f9b",
    ".c-share-3": "fill: #9aa09e",
    ".c-share-4": "fill: #c4c9c7",
    ".c-share-5": "fill: #e6e4de; stroke: #7c817f; stroke-width: .5",
}
"""How the classes of a drawing look on paper; on pages the style sheet says so.

Each shade of a share is lighter than the one before, so that they differ without colour too.
"""

_STYLE: Final = "".join(f"{name} {{ {look} }}" for name, look in INK.items())


def svg(block: Block) -> str:
    """The chart as an SVG file that stands alone."""
    assert block.drawing is not None
    head, _tag, rest = block.drawing.wide.partition(">")
    whole = head.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"{whole}><style>{_STYLE}</style>{rest}"


def picture(block: Block) -> bytes:
    """The chart as a PNG, for formats that hold no SVG."""
    return png("picture.typ", {"svg": svg(block)})


def spoken(block: Block) -> str:
    """What stands in for the picture where it can't be seen: its title and what it shows."""
    assert block.chart is not None
    return f"{block.chart.title}. {block.chart.description}"
