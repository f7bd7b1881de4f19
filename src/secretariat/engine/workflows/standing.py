"""What can happen to a record next: each move open, or closed with the sentence that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.decisions import may
from secretariat.engine.access.models import Person
from secretariat.engine.access.roles import permitting
from secretariat.engine.fetching import fetched
from secretariat.engine.workflows.deadlines import due_of
from secretariat.engine.workflows.declaring import Move, Workflow, workflow_for
from secretariat.engine.workflows.guarding import unready
from secretariat.engine.workflows.reaching import handed_over, hands_of, place_of, reaches
from secretariat.engine.workflows.refusing import NOT_YET, NOT_YOU
from secretariat.engine.workflows.separating import Made, made_lists, made_of, people_behind
from secretariat.kernel.errors import Text


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a move stands for who asks: open, or closed by “Not yet:” or “Not you:” and the reason.

    `actor` is as whom she would make it, herself or for another; `due` its deadline.
    """

    move: Move
    actor: Actor
    shut_by: Text = ""
    reason: str = ""
    due: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether she may make it now."""
        return not str(self.shut_by)

    @property
    def instead_of(self) -> Person | None:
        """For whom she would make it, when not for herself."""
        return self.actor.of if isinstance(self.actor, OnBehalf) else None


def moves_of(record: Any, *, by: Actor, on: date) -> tuple[Standing, ...]:
    """Each move from the state of a record, as it stands for the actor on the day.

    None if this kind of record passes through no workflow.
    """
    workflow = workflow_for(type(record))
    if workflow is None:
        return ()
    return _standings(workflow, workflow.moves_from(record.state), record, by=by, on=on)


def standing_of(workflow: Workflow, name: str, record: Any, *, by: Actor, on: date) -> Standing:
    """How one move of a record stands for the actor, whatever state the record is in."""
    return _standings(workflow, (workflow.move(name),), record, by=by, on=on)[0]


def _standings(
    workflow: Workflow, moves: Sequence[Move], record: Any, *, by: Actor, on: date
) -> tuple[Standing, ...]:
    apart = tuple(dict.fromkeys(name for one in moves for name in one.not_by))
    handed, *told = fetched(
        handed_over(by, workflow, on=on), *made_lists(workflow, apart, [record.pk])
    )
    asked, earlier = hands_of(by, handed), made_of(workflow, apart, told)
    return tuple(_standing(workflow, one, record, asked, earlier, on) for one in moves)


def _standing(
    workflow: Workflow,
    move: Move,
    record: Any,
    asked: Sequence[Actor],
    earlier: Sequence[Made],
    on: date,
) -> Standing:
    due = due_of(workflow, move, record)
    where = [place_of(workflow, record)]
    able = [one for one in asked if reaches(one, move.may, where, on=on)]
    if not able:
        reason = not_hers(asked[0], move, where[0], on=on)
        return Standing(move=move, actor=asked[0], shut_by=NOT_YOU, reason=reason, due=due)
    free = [one for one in able if hand_in(move, one, earlier) is None]
    if not free:
        reason = kept_apart(move, able[0], earlier)
        return Standing(move=move, actor=able[0], shut_by=NOT_YOU, reason=reason, due=due)
    if record.state not in move.sources:
        waits = elsewhere(workflow, move, record.state)
    else:
        waits = " ".join(problem.wrong for problem in unready(move, [record], on=on))
    shut_by = NOT_YET if waits else ""
    return Standing(move=move, actor=free[0], shut_by=shut_by, reason=waits, due=due)


def elsewhere(workflow: Workflow, move: Move, state: str) -> str:
    """The sentence for a record that the move does not start from."""
    starts = ", ".join(f"“{workflow.title_of(source)}”" for source in move.sources)
    return _("It is in “%(state)s”; “%(move)s” starts from %(starts)s.") % {
        "state": workflow.title_of(state),
        "move": move.title,
        "starts": starts,
    }


def not_hers(actor: Actor, move: Move, scope: str, *, on: date) -> str:
    """Why the actor may not make the move over a scope, and who may."""
    because = str(may(actor, move.may, scope=scope, on=on).because)
    titles = ", ".join(str(role.title) for role in permitting(move.may))
    who = _("Those who may: %(roles)s.") % {"roles": titles} if titles else ""
    return f"{because} {who}".strip()


def hand_in(move: Move, actor: Actor, earlier: Sequence[Made]) -> Made | None:
    """The latest earlier move that keeps the actor from this one, if she had a hand in it."""
    people = people_behind(actor)
    mine = [one for one in earlier if one.move.name in move.not_by and one.people & people]
    return mine[-1] if mine else None


def kept_apart(move: Move, actor: Actor, earlier: Sequence[Made]) -> str:
    """The sentence for whoever had a hand in a move that this one is kept apart from."""
    one = hand_in(move, actor, earlier)
    told = {"earlier": one.move.title if one else "", "move": move.title}
    if isinstance(actor, OnBehalf) and one and actor.by.pk not in one.people:
        return (
            _("You act for %(name)s, who made the move “%(earlier)s” here. ")
            % {**told, "name": actor.of}
        ) + _("Whoever makes that one may not make “%(move)s”.") % told
    return (_("You made the move “%(earlier)s” here. ") % told) + (
        _("Whoever makes that one may not make “%(move)s”.") % told
    )
