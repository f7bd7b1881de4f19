"""A run of a job in words: how it stands, who started it, how long it took, what went wrong."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from secretariat.engine.jobs.models import End, Run, Try
from secretariat.engine.jobs.standing import Stage, Standing
from secretariat.web import formats
from secretariat.web.contexts.jobs import HowFar
from secretariat.web.contexts.parts import Cell, Column, Fact, Notice, Row, Status, Table

_A_MINUTE: Final = timedelta(minutes=1)


def status(standing: Standing) -> Status:
    """Say how it stands in a word or two."""
    kind, word = {
        Stage.WAITING: ("none", _("Waiting")),
        Stage.RESTING: ("warn", _("Tried again later")),
        Stage.UNDER_WAY: ("good", _("Under way")),
        Stage.BROKEN: ("warn", _("Broken off, to be taken over")),
        Stage.DONE: ("met", _("Done")),
        Stage.FAILED: ("bad", _("Failed for good")),
        Stage.LET_GO: ("none", _("Let go")),
    }[standing.stage]
    return Status(kind=kind, word=word)


def sentence(standing: Standing, *, workers: int) -> str:
    """Say what happens next, or what came of it."""
    if standing.stage is Stage.WAITING and not workers:
        return _("No worker is running now. It is done as soon as one is started.")
    if standing.stage is Stage.RESTING and standing.next_at is not None:
        return _("It is tried again on %(moment)s.") % {"moment": formats.moment(standing.next_at)}
    return {
        Stage.WAITING: _("It is done as soon as a worker is free."),
        Stage.RESTING: _("It is tried again shortly."),
        Stage.UNDER_WAY: _("You can leave this page: it goes on without it."),
        Stage.BROKEN: _("Its worker ended in the middle. Another takes it over within a minute."),
        Stage.DONE: _result(standing.run),
        Stage.FAILED: _("Nothing of it was written."),
        Stage.LET_GO: _("It will not be done."),
    }[standing.stage]


def _result(run: Run) -> str:
    return str((run.result or {}).get("sentence", "")) or _("It has been done.")


def who(run: Run) -> str:
    """Name who started it."""
    if run.person is not None:
        return run.person.name
    return _("the Office itself")


def how_far(standing: Standing) -> HowFar | None:
    """Say how far it is, while it is under way."""
    last = standing.last
    if standing.stage is not Stage.UNDER_WAY or last is None or not last.sentence:
        return None
    if not last.total:
        return HowFar(sentence=last.sentence)
    percent = min(100, last.done * 100 // last.total)
    return HowFar(sentence=last.sentence, percent=percent, label=formats.share(percent / 100, 0))


def lasted(starts: datetime, ends: datetime) -> str:
    """Say how long something took."""
    span = max(ends - starts, timedelta())
    if span < _A_MINUTE:
        return _("%(seconds)s seconds") % {"seconds": formats.number(round(span.total_seconds()))}
    return timesince(starts, ends)


def facts(standing: Standing, *, now: datetime) -> tuple[Fact, ...]:
    """Say who asked for it, when, when it began and how long it has taken."""
    run, last = standing.run, standing.last
    told = [
        (_("Started by"), who(run)),
        (_("Asked for"), formats.moment(run.asked_at)),
    ]
    if last is not None:
        told.append((_("Begun"), formats.moment(last.began_at)))
    if run.ended_at is not None:
        told.append((_("Ended"), formats.moment(run.ended_at)))
    if last is not None and run.ended_at is not None:
        told.append((_("Took"), lasted(last.began_at, run.ended_at)))
    elif last is not None and standing.stage is Stage.UNDER_WAY:
        told.append((_("Has taken so far"), lasted(last.began_at, now)))
    return tuple(Fact(name=name, cell=Cell(text=text)) for name, text in told)


def failure(standing: Standing) -> Notice | None:
    """Say what went wrong, why, and what to do, as every error does."""
    words: Mapping[str, Any] | None = standing.run.failure
    if words is None and standing.last is not None and standing.stage is Stage.RESTING:
        words = standing.last.failure
    if words is None:
        return None
    said = " ".join(str(words.get(part, "")) for part in ("why", "do")).strip()
    kind = "bad" if standing.stage is Stage.FAILED else "warn"
    return Notice(title=str(words.get("what", "")), text=said or _("No more is known."), kind=kind)


def tries(found: list[Try]) -> Table | None:
    """List every try, where there was more than one."""
    if len(found) < 2:
        return None
    heads = (_("Begun"), _("How it ended"), _("What went wrong"))
    return Table(
        caption=_("Every try"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(_try(one) for one in found),
        as_cards=True,
    )


def _try(one: Try) -> Row:
    wrong = str((one.failure or {}).get("what", "")) or formats.NOT_APPLICABLE
    texts = (formats.moment(one.began_at), str(End(one.end).label), wrong)
    return Row(cells=tuple(Cell(text=text) for text in texts))
