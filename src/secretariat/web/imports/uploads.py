"""An uploaded file, kept between its trial and the decision: for its uploader alone, for a day."""

import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput, NotFound

KEPT_FOR = 24 * 3600
_SESSION = "uploads"
_MEBIBYTE = 1024 * 1024


class _Asked(Protocol):
    @property
    def session(self) -> SessionBase: ...


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A kept file: the token that finds it again, its own name, and where it lies."""

    token: str
    name: str
    path: Path

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Read the file from its beginning."""
        with self.path.open("rb") as content:
            yield content


def keep(file: "UploadedFile[bytes]", session: SessionBase) -> Upload:
    """Keep a file for whoever holds the session; one that is too large is refused."""
    _hold_to_size(file)
    folder = _folder()
    _sweep(folder)
    token = secrets.token_urlsafe(24)
    upload = Upload(token=token, name=Path(file.name or "file").name, path=folder / token)
    with upload.path.open("wb") as out:
        for piece in file.chunks():
            out.write(piece)
    session[_SESSION] = {**session.get(_SESSION, {}), token: upload.name}
    return upload


def kept(token: str, session: SessionBase) -> Upload:
    """Find a kept file again; only the session that uploaded it can."""
    name = session.get(_SESSION, {}).get(token)
    upload = Upload(token=token, name=str(name), path=_folder() / token)
    if name is None or not upload.path.is_file():
        raise NotFound(
            _("The file is no longer kept."),
            why=_("A file waits for its decision for a day, then it is dropped."),
            do=_("Upload it again."),
        )
    return upload


def drop(upload: Upload, session: SessionBase) -> None:
    """Forget a file."""
    upload.path.unlink(missing_ok=True)
    left = dict(session.get(_SESSION, {}))
    left.pop(upload.token, None)
    session[_SESSION] = left


def _hold_to_size(file: "UploadedFile[bytes]") -> None:
    most = int(settings.MAX_UPLOAD_BYTES)
    if (file.size or 0) > most:
        raise BadInput(
            _("The file is too large: %(size)s MB.") % {"size": (file.size or 0) // _MEBIBYTE},
            why=_("A page takes files of up to %(most)s MB.") % {"most": most // _MEBIBYTE},
            do=_("Split it, or import it with the command line."),
        )


def _folder() -> Path:
    default = Path(tempfile.gettempdir()) / "secretariat-uploads"
    folder = Path(getattr(settings, "UPLOADS", "") or default)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _sweep(folder: Path) -> None:
    """Remove what nobody decided on."""
    oldest = time.time() - KEPT_FOR
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
