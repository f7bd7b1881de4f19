"""What a verification found, in words and as a table."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.publishing.findings import Finding, Verification
from secretariat.kernel.digests import grouped
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import VerificationPage
from secretariat.web.contexts.parts import Cell, Column, Fact, Row, Status, Table
from secretariat.web.formats import number


def verification_page(found: Verification, *, paper: Link) -> VerificationPage:
    """Say whether the edition agrees with its seal, and name everything that does not."""
    return VerificationPage(
        title=_("This edition agrees with its seal")
        if found.agrees
        else _("This edition no longer agrees with its seal"),
        sentence=_(
            "Every record, figure and definition was worked out anew and held against what was "
            "frozen. Compare the seal below with the one on your paper: only that finds out "
            "somebody who rewrote everything here."
        ),
        status=_status(found),
        facts=(
            Fact(name=_("Seal, worked out anew"), cell=Cell(text=grouped(found.seal))),
            Fact(name=_("Tables"), cell=Cell(text=number(found.tables))),
            Fact(name=_("Records"), cell=Cell(text=number(found.records))),
            Fact(name=_("Figures"), cell=Cell(text=number(found.figures))),
        ),
        findings=_table(found.findings) if found.findings else None,
        paper=paper,
        restated=restated_link(found.release.publication, found.release.edition),
    )


def restated_link(key: str, edition: int) -> Link:
    """Lead to what of an edition reads otherwise today: drift, which verification is not about."""
    return Link(
        label=_("What has changed since, and why"), url=reverse("restated", args=[key, edition])
    )


def _status(found: Verification) -> Status:
    if found.agrees:
        return Status(kind="met", word=_("Nothing was altered"))
    count = sum(one.fails for one in found.findings)
    return Status(kind="bad", word=_("%(count)s things differ") % {"count": number(count)})


def _table(findings: Sequence[Finding]) -> Table:
    heads = (_("Where"), _("The release said"), _("Now"), _("Why"))
    return Table(
        caption=_("What was found"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=one.where, badge="" if one.fails else _("explained")),
                    Cell(text=one.said or "–"),
                    Cell(text=one.now or "–"),
                    Cell(text=one.explains or "–"),
                )
            )
            for one in findings
        ),
        as_cards=True,
    )
