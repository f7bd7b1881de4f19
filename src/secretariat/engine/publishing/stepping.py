"""Taking an edition a step on: by whom it may be done, what closes it, and the step kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.decisions import may
from secretariat.engine.access.models import Person
from secretariat.engine.access.roles import permitting
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import SIDE
from secretariat.engine.publishing.handing import hands_on
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.way import NEXT, NextStep, Way, next_step, way_of
from secretariat.engine.records.reasons import hold_to_a_reason
from secretariat.engine.records.refusing import explained
from secretariat.engine.records.telling import FOR
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

    `why` is what closes it, `actor` as whom she would take it, herself or for another.
    """

    next: NextStep
    actor: Actor
    shut_by: Text = ""
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether she may take it now."""
        return not str(self.shut_by)

    @property
    def instead_of(self) -> Person | None:
        """For whom she would take it, when not for herself."""
        return self.actor.of if isinstance(self.actor, OnBehalf) else None


def offers(publication: Publication, way: Way, *, by: Actor, on: date) -> tuple[Offer, ...]:
    """Each step from where an edition stands, as it stands for the actor on the day."""
    return offers_to(hands_on(by, on=on), publication, way, on=on)


def offers_to(
    asked: Sequence[Actor], publication: Publication, way: Way, *, on: date
) -> tuple[Offer, ...]:
    """The same for somebody who may take steps as each of these, herself first."""
    from_here = [one for one in NEXT if way.state in one.sources]
    return tuple(_offer(asked, publication, way, one, on) for one in from_here)


def offer(publication: Publication, way: Way, step: Step, *, by: Actor, on: date) -> Offer:
    """How one step stands for the actor, wherever the edition stands."""
    return _offer(hands_on(by, on=on), publication, way, next_step(step), on)


def _offer(
    asked: Sequence[Actor], publication: Publication, way: Way, one: NextStep, on: date
) -> Offer:
    """As the first who may and had no hand in what the step is kept apart from."""
    hers = {actor: not_hers(publication, one, by=actor, on=on) for actor in asked}
    able = [actor for actor, why in hers.items() if not why]
    if not able:
        return Offer(next=one, actor=asked[0], shut_by=NOT_YOU, why=hers[asked[0]])
    free = [actor for actor in able if not (one.apart and _had_a_hand(way, actor))]
    if not free:
        return Offer(next=one, actor=able[0], shut_by=NOT_YOU, why=_kept_apart(way, able[0]))
    waits = _waits(way, one)
    return Offer(next=one, actor=free[0], shut_by=NOT_YET if waits else "", why=waits)


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

    Whoever may not herself takes it for one who handed over to her.
    Raises NotYou, NotYet, BadInput for a reason that is missing or a moment that has passed, and
    Conflict when somebody else took a step meanwhile.
    """
    way = way_of(release, now=now)
    found = offer(publication, way, step, by=by, on=on)
    _hold_open(release, found)
    _hold_to_words(next_step(step), said, now)
    facts = {FOR: found.instead_of.pk} if found.instead_of else {}
    with (
        explained(ReleaseStep),
        act(
            f"publishing.{step.value}", by=found.actor, reason=said.note, facts=facts, using=SIDE
        ) as opened,
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
    """Whether the actor, or whom she acts for, froze the edition or sent it, or had it sent."""
    sent = [one for one in way.steps if one.step == Step.SEND]
    processes = {way.release.frozen_by_process, *(one.by_process for one in sent)} - {""}
    hers = people_behind(by)
    return bool(_hands_in(way) & hers) or (not hers and by.answers_as.process in processes)


def _hands_in(way: Way) -> set[int | None]:
    """The numbers of whoever froze the edition, sent it for review, or was stood in for."""
    sent = [one for one in way.steps if one.step == Step.SEND]
    return {way.release.frozen_by, *(who for one in sent for who in (one.by, one.instead_of))}


def _kept_apart(way: Way, by: Actor) -> str:
    """The sentence for whoever had a hand in the edition that she would clear."""
    if isinstance(by, OnBehalf) and by.by.pk not in _hands_in(way):
        told = {"name": by.of}
        return (
            _(
                "You act for %(name)s, who froze this edition or sent it for review: somebody else "
                "clears it."
            )
            % told
        )
    return _("You froze this edition or sent it for review: somebody else clears it.")


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
    if one.needs_note:
        says = _("“%(step)s” needs a reason.") % {"step": one.step.label}
        hold_to_a_reason(said.note, says=says)
    if said.public_at is not None and one.step is not Step.PUBLISH:
        raise BadInput(_("Only publishing has a moment from which an edition is public."))
    if said.public_at is not None and said.public_at < now:
        raise BadInput(
            _("An edition can't be public from a moment that has passed."),
            do=_("Give a moment to come, or none to publish at once."),
        )
