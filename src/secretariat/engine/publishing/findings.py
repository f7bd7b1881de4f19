"""What a verification finds: each thing that no longer agrees, by name, and what explains it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from secretariat.engine.publishing.models import Release


class Kind(StrEnum):
    """What no longer agrees, or what has a good reason to differ (erased, version)."""

    SEAL = "seal"
    RELEASE = "release"
    TEXT = "text"
    FIGURE = "figure"
    EVIDENCE = "evidence"
    DEFINITION = "definition"
    TABLE = "table"
    RECORD = "record"
    ERASED = "erased"
    VERSION = "version"


HARMLESS: Final = frozenset({Kind.ERASED, Kind.VERSION})


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that differs: where, what the release said, what is there now, and why.

    `table` and `record` name a record; `figure` is a figure's key in the release.
    """

    kind: Kind
    where: str
    said: str = ""
    now: str = ""
    explains: str = ""
    table: str = ""
    record: int | None = None
    figure: str = ""

    @property
    def fails(self) -> bool:
        """Whether it means tampering; what was erased on schedule, for one, does not."""
        return self.kind not in HARMLESS

    def __str__(self) -> str:
        words = _("%(where)s: %(told)s") % {"where": self.where, "told": self.explains}
        if not self.said and not self.now:
            return words
        return (
            words
            + " "
            + _("The release says %(said)s; now it is %(now)s.")
            % {
                "said": self.said or "–",
                "now": self.now or "–",
            }
        )


@dataclass(frozen=True, kw_only=True)
class Verification:
    """A release checked: what was found, how much was checked, and the seal worked out anew."""

    release: Release
    seal: str
    tables: int
    records: int
    figures: int
    findings: tuple[Finding, ...] = field(default=())

    @property
    def agrees(self) -> bool:
        """Whether nothing was found that means tampering."""
        return not any(finding.fails for finding in self.findings)
