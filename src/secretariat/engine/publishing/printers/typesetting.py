"""Setting a template in type: data goes in as data, faces come from packages."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _

from secretariat.engine.publishing.printers.row_heads import with_row_heads
from secretariat.kernel.errors import BadInput, ProductError

TEMPLATES: Final = Path(__file__).parent / "typst"
FACES: Final = ("font_source_sans_pro", "font_source_serif_pro")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LACKING: Final = re.compile(r"the text `?\"?(.+?)\"?`? could not be displayed")


def pdf(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The template filled with the data, as a tagged PDF that holds to PDF/UA-1.

    The same data and instant give the same bytes. Raises BadInput for a letter that no face has.
    """
    try:
        printed, warnings = typst.compile_with_warnings(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=at.replace(microsecond=0),
            **_given(data),
        )
    except typst.TypstError as error:
        raise _explained(error) from error
    _hold_to_whole(warnings)
    return with_row_heads(bytes(printed))


def png(template: str, data: Mapping[str, Any]) -> bytes:
    """The one page the template makes of the data, as a picture for paper: 200 dots an inch."""
    found = typst.compile(
        str(TEMPLATES / template), root=str(TEMPLATES), format="png", ppi=200.0, **_given(data)
    )
    return bytes(found)


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as one JSON text: what it says is never read as the template's language."""
    return {
        "sys_inputs": {"data": json.dumps(_plain(data), ensure_ascii=False)},
        "font_paths": [str(folder) for folder in faces()],
        "ignore_system_fonts": True,
    }


@lru_cache(maxsize=1)
def faces() -> tuple[Path, ...]:
    """The folders of the typefaces; their packages are found but not run."""
    found = (find_spec(name) for name in FACES)
    return tuple(Path(spec.origin).parent / "files" for spec in found if spec and spec.origin)


def _plain(value: Any) -> Any:
    """The data without characters that print nothing and no face has."""
    match value:
        case str():
            return _CONTROL.sub("", value)
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value


def _explained(error: Exception) -> ProductError:
    """A letter no face has, named; anything else is a fault of the template."""
    lacking = _LACKING.search(str(error))
    if lacking is None:
        return ProductError(_("The paper could not be set in type."), why=str(error))
    return BadInput(
        _("The paper holds “%(text)s”, which its typefaces can't show.") % {"text": lacking[1]},
        why=_("A PDF that everyone can read has a letter for every character."),
        do=_("Write it in Latin letters, or print another format."),
    )


def _hold_to_whole(warnings: list[Any]) -> None:
    """Nothing may be left out of print: a typesetter only warns of what it ignored."""
    for warning in warnings:
        if "ignored" in str(warning.message):
            raise ProductError(_("The paper could not be set in type."), why=str(warning.message))
