"""Lists of jobs: one's own, and those that need somebody who keeps jobs going."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.jobs.models import Run, State
from secretariat.engine.jobs.standing import Health, Standing, standings_of
from secretariat.web import formats
from secretariat.web.contexts.jobs import JobsList
from secretariat.web.contexts.parts import Cell, Column, Notice, Row, Table
from secretariat.web.jobs import telling

SHOWN: Final = 100


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A list of jobs to be shown; `shows` names the columns besides the job and its state."""

    key: str
    title: str
    runs: QuerySet[Run]
    empty: str
    shows: Sequence[str] = ("who", "when")


def mine(reader: Actor) -> Asked:
    """List what the reader started herself."""
    return Asked(
        key="mine",
        title=_("What I started"),
        runs=Run.objects.filter(person=reader.answers_as.person),
        empty=_("You have started nothing that takes long."),
        shows=("when",),
    )


def failed() -> Asked:
    """List what failed for good, whoever started it, with the reason."""
    return Asked(
        key="failed",
        title=_("Failed for good"),
        runs=Run.objects.filter(state=State.FAILED),
        empty=_("No job has failed."),
        shows=("who", "when", "reason"),
    )


def unsettled() -> Asked:
    """List what waits or is under way, whoever started it."""
    return Asked(
        key="unsettled",
        title=_("Waiting and under way"),
        runs=Run.objects.filter(state=State.WAITING),
        empty=_("No job waits."),
    )


def settled() -> Asked:
    """List what people started that was done or let go lately."""
    return Asked(
        key="settled",
        title=_("Done and let go"),
        runs=Run.objects.filter(state__in=[State.DONE, State.LET_GO], due=None),
        empty=_("No job was done yet."),
    )


def periodic() -> Asked:
    """List what the Office does of itself: the latest time of each."""
    latest = Run.objects.exclude(due=None).order_by("job", "-due").distinct("job")
    return Asked(
        key="periodic",
        title=_("What the Office does of itself"),
        runs=Run.objects.filter(pk__in=latest.values("pk")),
        empty=_("Nothing was due yet."),
        shows=("when",),
    )


def how_jobs_stand(found: Health) -> Notice:
    """Say whether jobs get done at all."""
    if not found.workers:
        return Notice(
            title=_("No worker is running"),
            text=_("Jobs wait until one is started: secretariat worker."),
            kind="warn",
        )
    running = ngettext(
        "%(count)s worker is running", "%(count)s workers are running", found.workers
    )
    counts = _("%(waiting)s waiting, %(under_way)s under way, %(failed)s failed for good.")
    return Notice(
        title=running % {"count": formats.number(found.workers)},
        text=counts
        % {
            "waiting": formats.number(found.waiting),
            "under_way": formats.number(found.under_way),
            "failed": formats.number(found.failed),
        },
    )


def listed(lists: Sequence[Asked]) -> tuple[JobsList, ...]:
    """Show the lists: three queries, however many."""
    found = standings_of([one.runs.order_by("-pk")[: SHOWN + 1] for one in lists])
    return tuple(_listed(one, some) for one, some in zip(lists, found, strict=True))


def _listed(asked: Asked, found: Sequence[Standing]) -> JobsList:
    shown = found[:SHOWN]
    if not shown:
        return JobsList(key=asked.key, title=asked.title, empty=asked.empty)
    note = ""
    if len(found) > SHOWN:
        note = _("Only the latest %(count)s are listed.") % {"count": formats.number(SHOWN)}
    table = _table(asked.title, shown, asked.shows)
    return JobsList(key=asked.key, title=asked.title, table=table, note=note)


def _table(title: str, shown: Sequence[Standing], shows: Sequence[str]) -> Table:
    heads = {"who": _("Started by"), "when": _("Asked for"), "reason": _("What went wrong")}
    labels = (_("Job"), _("State"), *(heads[name] for name in shows))
    return Table(
        caption=title,
        columns=tuple(Column(label=label) for label in labels),
        rows=tuple(_row(one, shows) for one in shown),
        as_cards=True,
    )


def _row(one: Standing, shows: Sequence[str]) -> Row:
    wrong = str((one.run.failure or {}).get("what", ""))
    texts = {
        "who": telling.who(one.run),
        "when": formats.moment(one.run.asked_at),
        "reason": wrong or formats.NOT_APPLICABLE,
    }
    return Row(
        cells=(
            Cell(text=one.title, url=reverse("job", args=[one.run.pk])),
            Cell(text=telling.status(one).word),
            *(Cell(text=texts[name]) for name in shows),
        )
    )
