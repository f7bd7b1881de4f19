"""What is done already and need not be done again: a digest of its causes, beside the data."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


class Stamps:
    """The digests of what was done, in one small file; a lost file only costs time."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def get(self, what: str) -> str:
        """The digest under which something was done last, empty if never."""
        return self._all().get(what, "")

    def set(self, what: str, digest: str) -> None:
        """Note that something is done; whole or not at all."""
        noted = {**self._all(), what: digest}
        half = self.file.with_suffix(".half")
        half.write_text(json.dumps(noted, indent=1, sort_keys=True))
        half.replace(self.file)

    def _all(self) -> dict[str, str]:
        try:
            noted: dict[str, str] = json.loads(self.file.read_text())
        except (OSError, ValueError):
            return {}
        return noted


def digest_of(paths: Iterable[Path], *more: str) -> str:
    """One digest of the contents of files and of words."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def digest_of_looks(paths: Iterable[Path], *more: str) -> str:
    """One digest of files as they look from outside: name, size, time. Cheap for many."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        seen = path.stat()
        digest.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
