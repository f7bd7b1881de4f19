"""Printing a paper as one HTML file that stands alone: no script, nothing fetched."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from secretariat.engine.publishing.document import Document

STYLE: Final = Path(__file__).parent / "paper.css"


def render(document: Document) -> bytes:
    """The paper as a file that can be kept and opened anywhere."""
    return page(document).encode()


def page(document: Document, *, stylesheets: Sequence[str] = ()) -> str:
    """The paper as a whole HTML page.

    With `stylesheets` (addresses) the page links them; else it carries its own style, which its
    policy allows by digest.
    """
    style = "" if stylesheets else STYLE.read_text()
    with override(document.language):
        return get_template("publishing/paper.html").render(
            {
                "document": document,
                "stylesheets": stylesheets,
                "style": mark_safe(style),
                "policy": mark_safe(_policy(style)),
            }
        )


def _policy(style: str) -> str:
    """Nothing may be fetched or run; only the style carried by the page is used."""
    if not style:
        return ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
