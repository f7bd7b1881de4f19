"""A zipped file made settled: the same content gives the same bytes, whenever it is written."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PROPERTIES: Final = "docProps/core.xml"
_WRITTEN: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(data: bytes, *, at: datetime) -> bytes:
    """An office file that says of itself, and of each of its parts, that it was made at `at`."""
    made = BytesIO()
    when = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    with ZipFile(BytesIO(data)) as given, ZipFile(made, "w", ZIP_DEFLATED) as taken:
        for one in given.infolist():
            entry = ZipInfo(one.filename, when)
            entry.compress_type = ZIP_DEFLATED
            content = given.read(one.filename)
            taken.writestr(entry, _dated(content, at) if one.filename == PROPERTIES else content)
    return made.getvalue()


def _dated(properties: bytes, at: datetime) -> bytes:
    moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode()
    return _WRITTEN.sub(lambda found: found[1] + moment, properties)
