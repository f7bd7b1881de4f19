"""A zipped file made settled: the same content gives the same bytes, whenever it is written."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def settled(data: bytes, *, at: datetime) -> bytes:
    """The archive with one date on each of its files, to the two seconds archives keep."""
    made = BytesIO()
    when = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    with ZipFile(BytesIO(data)) as given, ZipFile(made, "w", ZIP_DEFLATED) as taken:
        for one in given.infolist():
            entry = ZipInfo(one.filename, when)
            entry.compress_type = ZIP_DEFLATED
            taken.writestr(entry, given.read(one.filename))
    return made.getvalue()
