"""What a file is, told from its bytes: its name only has to agree."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from django.utils.translation import gettext as _

from secretariat.engine.discussion.models import Kind
from secretariat.kernel.errors import BadInput

LARGEST: Final = 20 * 1024 * 1024
NAMES: Final = {**{kind.value: kind for kind in Kind}, "jpeg": Kind.JPEG}
_UNPACKED: Final = 100 * 1024 * 1024  # what an office document may unpack to


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a file, whose name and bytes must agree. Raises BadInput if they do not."""
    hold_to_size(len(content))
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    kind = NAMES.get(ending)
    if kind is None:
        raise BadInput(
            _("A file of the kind “%(ending)s” can't be attached.") % {"ending": ending or "–"},
            why=_("Only documents that run nothing when they are opened are kept."),
            do=_("Attach one of: %(kinds)s.") % {"kinds": ", ".join(sorted(NAMES))},
        )
    if not _TELLS[kind](content):
        raise BadInput(
            _("“%(name)s” is not what its name says.") % {"name": name},
            why=_("Its content is not of the kind “%(ending)s”.") % {"ending": ending},
            do=_("Save it anew in the kind you mean, and attach that."),
        )
    return kind


def hold_to_size(size: int) -> None:
    """Refuse what is empty or too large."""
    if size == 0:
        raise BadInput(_("The file is empty."), do=_("Choose the file again."))
    if size > LARGEST:
        raise BadInput(
            _("The file is too large."),
            why=_("It has %(found)s MB; at most %(most)s MB are kept.")
            % {"found": -(-size // 1024**2), "most": LARGEST // 1024**2},
            do=_("Attach the part that matters, or a smaller copy."),
        )


def plain_name(name: str) -> str:
    """The file's own name: no folders, no control characters, no room for tricks with headers."""
    own = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(letter for letter in own if letter.isprintable()).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:180]}{dot}{ending[:10]}" if stem else kept[:190] or "file"


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _holds(*members: str) -> Callable[[bytes], bool]:
    """A packed document that holds these parts, no macros, and does not burst when unpacked."""

    def told(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                names = packed.namelist()
                unpacked = sum(one.file_size for one in packed.infolist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return False
        has_macros = any("vbaproject" in name.lower() for name in names)
        return unpacked <= _UNPACKED and not has_macros and set(members) <= set(names)

    return told


def _opendocument(kind: bytes) -> Callable[[bytes], bool]:
    mark = b"mimetypeapplication/vnd.oasis.opendocument." + kind
    whole = _holds("content.xml")

    def told(content: bytes) -> bool:
        has_scripts = b"Basic/" in content or b"Scripts/" in content
        return mark in content[:200] and not has_scripts and whole(content)

    return told


def _is_text(content: bytes) -> bool:
    """Text in UTF-8, which no browser could take for a page."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter in "\t\r\n" for letter in words)


_TELLS: Final[Mapping[Kind, Callable[[bytes], bool]]] = {
    Kind.PDF: _begins(b"%PDF-"),
    Kind.WORD: _holds("[Content_Types].xml", "word/document.xml"),
    Kind.EXCEL: _holds("[Content_Types].xml", "xl/workbook.xml"),
    Kind.WRITER: _opendocument(b"text"),
    Kind.CALC: _opendocument(b"spreadsheet"),
    Kind.PNG: _begins(b"\x89PNG\r\n\x1a\n"),
    Kind.JPEG: _begins(b"\xff\xd8\xff"),
    Kind.TEXT: _is_text,
    Kind.CSV: _is_text,
}
