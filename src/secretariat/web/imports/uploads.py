"""An uploaded file, kept between its trial and the decision: for its uploader alone, for a day.

The token that finds it again is known to her session and her pages alone; the file lies under the
token's digest, which may be told to a worker and tells nobody the token.
"""

import hashlib
import json
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput, NotFound

KEPT_FOR = 24 * 3600
_SESSION = "uploads"
_MEBIBYTE = 1024 * 1024
LARGE: Final = 4 * _MEBIBYTE
"""A file larger than this is read by a worker, while its page says how far it is."""


class _Asked(Protocol):
    @property
    def session(self) -> SessionBase: ...


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A kept file: the token that finds it again, its own name, and where it lies."""

    token: str
    name: str
    path: Path

    @property
    def place(self) -> str:
        """What it is called where it lies: a worker finds it by that, a session can't."""
        return self.path.name

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.path.stat().st_size

    @property
    def is_large(self) -> bool:
        """Whether a worker reads it."""
        return self.size > LARGE

    @property
    def reason(self) -> str:
        """Why it is to be imported, as far as that was said."""
        return str(_known_of(self.path).get("reason", ""))

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
    upload = Upload(token=token, name=Path(file.name or "file").name, path=folder / _place(token))
    with upload.path.open("wb") as out:
        for piece in file.chunks():
            out.write(piece)
    _beside(upload.path).write_text(json.dumps({"name": upload.name}))
    session[_SESSION] = {**session.get(_SESSION, {}), token: upload.name}
    return upload


def kept(token: str, session: SessionBase) -> Upload:
    """Find a kept file again; only the session that uploaded it can."""
    name = session.get(_SESSION, {}).get(token)
    upload = Upload(token=token, name=str(name), path=_folder() / _place(token))
    if name is None or not upload.path.is_file():
        raise no_longer_kept()
    return upload


def kept_at(place: str, session: SessionBase) -> Upload | None:
    """Find the file that lies somewhere, if the session uploaded it and it still does."""
    for token in session.get(_SESSION, {}):
        if _place(token) == place and (_folder() / place).is_file():
            return kept(token, session)
    return None


def lying_at(place: str) -> Upload:
    """Find a file for a worker, which has no session."""
    path = _folder() / Path(place).name
    if not path.is_file():
        raise no_longer_kept()
    return Upload(token="", name=str(_known_of(path).get("name", place)), path=path)


def give_reason(upload: Upload, reason: str) -> None:
    """Note why a file is to be imported, for the worker that does it."""
    known = {**_known_of(upload.path), "reason": reason}
    _beside(upload.path).write_text(json.dumps(known))


def drop(upload: Upload, session: SessionBase) -> None:
    """Forget a file."""
    remove(upload)
    left = dict(session.get(_SESSION, {}))
    left.pop(upload.token, None)
    session[_SESSION] = left


def remove(upload: Upload) -> None:
    """Remove a file from where it lies."""
    upload.path.unlink(missing_ok=True)
    _beside(upload.path).unlink(missing_ok=True)


def no_longer_kept() -> NotFound:
    """What is said of a file that is gone."""
    return NotFound(
        _("The file is no longer kept."),
        why=_("A file waits for its decision for a day, then it is dropped."),
        do=_("Upload it again."),
    )


def _place(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:40]


def _beside(path: Path) -> Path:
    """Where it stands what is known of a file: its name, the reason given for it."""
    return path.with_suffix(".json")


def _known_of(path: Path) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(_beside(path).read_text())
    except (OSError, ValueError):
        return {}
    return known


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
