"""Files of each kind, as small as they can be, and files that pretend."""

import io
import zipfile

from openpyxl import Workbook


def packed(**members: bytes) -> bytes:
    """A packed document of these parts; “__” in a name stands for “/”, “_dot_” for “.”."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def word(**more: bytes) -> bytes:
    """A Word document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def excel() -> bytes:
    """A workbook, as a well-known library writes it."""
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def opendocument(kind: str, **more: bytes) -> bytes:
    """An OpenDocument file: its first part is its type, not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", b"<content/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


BURST = b"0" * (101 * 1024 * 1024)
GOOD = {
    "letter.pdf": b"%PDF-1.7\n%%EOF",
    "LETTER.PDF": b"%PDF-1.7\n%%EOF",
    "minutes.docx": word(),
    "table.xlsx": excel(),
    "minutes.odt": opendocument("text"),
    "table.ods": opendocument("spreadsheet"),
    "photo.png": b"\x89PNG\r\n\x1a\n\x00",
    "photo.jpg": b"\xff\xd8\xff\xe0\x00",
    "photo.jpeg": b"\xff\xd8\xff\xe0\x00",
    "notes.txt": "Señor, déjà vu: 1 < 2\n".encode(),
    "rows.csv": b"\xef\xbb\xbfcode;name\r\nC100;x\r\n",
}

BAD = {
    "page.html": b"<script>alert(1)</script>",
    "picture.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "program.exe": b"MZ\x90\x00",
    "script.sh": b"#!/bin/sh\n",
    "letter": b"%PDF-1.7",
    "letter.pdf.exe": b"%PDF-1.7",
    "not.pdf": b"<html>",
    "not.png": b"GIF89a",
    "not.jpg": b"\x89PNG\r\n\x1a\n",
    "not.docx": excel(),
    "not.xlsx": word(),
    "broken.docx": word()[:40],
    "macros.docx": word(word__vbaProject_dot_bin=b"x"),
    "scripts.ods": opendocument("spreadsheet", Basic__Standard=b"x"),
    "other.odt": opendocument("spreadsheet"),
    "latin.txt": "déjà".encode("latin-1"),
    "binary.txt": b"abc\x00def",
    "escape.csv": b"a;\x1b[31m",
    "bomb.xlsx": packed(
        **{"[Content_Types]_dot_xml": b"x", "xl__workbook_dot_xml": b"0" * 210_000_000}
    ),
}
