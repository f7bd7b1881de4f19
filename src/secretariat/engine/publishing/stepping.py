"""Taking an edition a step on: by whom it may be done, what closes it, and the step kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import may
from secretariat.engine.access.roles import permitting
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import SIDE
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.way import NEXT, NextStep, Way, next_step, way_of
from secretariat.engine.records.refusing import explained
from secretariat.engine.workflows.refusing import NOT_YET, NOT_YOU, NotYet, NotYou
from secretariat.engine.workflows.separating import people_behind
from secretariat.kernel.errors import BadInput, Problem, Text


@dataclass(frozen=True, kw_only=True)
class Said:
    """What goes with a step: the reason, and from when a published edition is public.

    At once, if no moment is given.
    """

    note: str = ""
    public_at: datetime | None = None


NOTHING: Final = Said()


@dataclass(frozen=True, kw_only=True)
class Offer:
    """How a step stands for who asks: open, or closed by “Not yet:” or “Not you:” and the reason.

    `why` is what closes it.
    """

    next: NextStep
    shut_by: Text = ""
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether she may take it now."""
        return not str(self.shut_by)


def offers(publication: Publication, way: Way, *, by: Actor, on: date) -> tuple[Offer, ...]:
    """Each step from where an edition stands, as it stands for the actor on the day."""
    from_here = [one for one in NEXT if way.state in one.sources]
    return tuple(offer(publication, way, one.step, by=by, on=on) for one in from_here)


def offer(publication: Publication, way: Way, step: Step, *, by: Actor, on: date) -> Offer:
    """How one step stands for the actor, wherever the edition stands."""
    one = next_step(step)
    hers = not_hers(publication, one, by=by, on=on)
    if hers:
        return Offer(next=one, shut_by=NOT_YOU, why=hers)
    if one.apart and _had_a_hand(way, by):
        why = _("You froze this edition or sent it for review: somebody else clears it.")
        return Offer(next=one, shut_by=NOT_YOU, why=why)
    waits = _waits(way, one)
    return Offer(next=one, shut_by=NOT_YET if waits else "", why=waits)


def take(
    publication: Publication,
    release: Release,
    step: Step,
    *,
    by: Actor,
    on: date,
    now: datetime,
    said: Said = NOTHING,
) -> ReleaseStep:
    """Take an edition a step on; the step is kept beside it, and never changed.

    Raises NotYou, NotYet, BadInput for a reason that is missing or a moment that has passed, and
    Conflict when somebody else took a step meanwhile.
    """
    way = way_of(release, now=now)
    _hold_open(release, offer(publication, way, step, by=by, on=on))
    _hold_to_words(next_step(step), said, now)
    with (
        explained(ReleaseStep),
        act(f"publishing.{step.value}", by=by, reason=said.note, using=SIDE) as opened,
    ):
        at = Act.objects.get(pk=opened.id).at
        taken = ReleaseStep(release=release, number=len(way.steps) + 1, step=step.value, at=at)
        taken.act, taken.note = opened.id, said.note
        taken.public_at = max(said.public_at or at, at) if step is Step.PUBLISH else None
        taken.save(force_insert=True)
    taken.refresh_from_db()  # the database itself writes down who took it
    return taken


def not_hers(publication: Publication, one: NextStep, *, by: Actor, on: date) -> str:
    """Why the actor may not take a step of the publication, and who may; nothing if she may."""
    decisions = [may(by, permission, scope=None, on=on) for permission in one.may(publication)]
    if any(decisions):
        return ""
    able = [role for permission in one.may(publication) for role in permitting(permission)]
    titles = ", ".join(dict.fromkeys(str(role.title) for role in able))
    who = _("Those who may: %(roles)s.") % {"roles": titles} if titles else _("No role permits it.")
    return f"{decisions[0].because} {who}"


def _had_a_hand(way: Way, by: Actor) -> bool:
    """Whether the actor froze the edition or sent it for review, by herself or for another."""
    sent = [one for one in way.steps if one.step == Step.SEND]
    people = {way.release.frozen_by, *(one.by for one in sent)}
    processes = {way.release.frozen_by_process, *(one.by_process for one in sent)} - {""}
    hers = people_behind(by)
    return bool(people & hers) or (not hers and by.answers_as.process in processes)


def _waits(way: Way, one: NextStep) -> str:
    """Why nobody can take the step for now; nothing if it can be taken."""
    if way.state not in one.sources:
        return _("This edition is %(state)s.") % {"state": way.state.label}
    if one.step is Step.PUBLISH and way.later is not None:
        told = {"edition": way.later.edition}
        return _("Edition %(edition)s is public already, and takes the place of this one.") % told
    return ""


def _hold_open(release: Release, found: Offer) -> None:
    if found.shut_by is NOT_YOU:
        raise NotYou(found.why)
    if not found.is_open:
        raise NotYet([Problem(where=str(release), wrong=found.why)])


def _hold_to_words(one: NextStep, said: Said, now: datetime) -> None:
    if one.needs_note and not said.note.strip():
        raise BadInput(
            _("“%(step)s” needs a reason.") % {"step": one.step.label},
            do=_("Say why, in a sentence the next reader will understand."),
        )
    if said.public_at is not None and one.step is not Step.PUBLISH:
        raise BadInput(_("Only publishing has a moment from which an edition is public."))
    if said.public_at is not None and said.public_at < now:
        raise BadInput(
            _("An edition can't be public from a moment that has passed."),
            do=_("Give a moment to come, or none to publish at once."),
        )
