"""The backup file: a tar of one dump per side and a manifest with their checksums."""

import hashlib
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

from secretariat.kernel.errors import BadInput, Tampered

MANIFEST = "manifest.json"
AGAIN = "Use another backup, or fetch this one again from where it was kept."


@dataclass(frozen=True, kw_only=True)
class Part:
    """One side's dump: its file, size in bytes and checksum."""

    side: str
    file: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup holds, when (UTC) and by which versions it was written."""

    product: str
    driver: str
    instance: str
    at: str
    parts: tuple[Part, ...]


def write_archive(folder: Path, manifest: Manifest, target: Path) -> None:
    """Write the folder's dumps and the manifest as one file, whole or not at all."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n")
    half = folder / "whole.tar"
    with tarfile.open(half, "w") as archive:
        for name in (MANIFEST, *(part.file for part in manifest.parts)):
            archive.add(folder / name, arcname=name)
    half.chmod(0o600)
    half.replace(target)


def read_archive(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into a folder and check every sum.

    Raises BadInput if it is no backup, Tampered if a checksum does not agree.
    """
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        manifest = _manifest(json.loads((folder / MANIFEST).read_text()))
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError) as reason:
        raise BadInput(
            f"{source} is not a backup of Secretariat", why=f"{reason}", do=AGAIN
        ) from reason
    for part in manifest.parts:
        _check(part, folder, source)
    return manifest


def checksum(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest(read: dict[str, object]) -> Manifest:
    parts = tuple(Part(**part) for part in read.pop("parts"))  # type: ignore[attr-defined]
    return Manifest(parts=parts, **read)  # type: ignore[arg-type]


def _check(part: Part, folder: Path, source: Path) -> None:
    file = folder / Path(part.file).name
    if not file.exists() or checksum(file) != part.sha256:
        raise Tampered(
            f"{source} is damaged",
            why=f"What it holds of the side “{part.side}” does not agree with its checksum.",
            do=AGAIN,
        )
