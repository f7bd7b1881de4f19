"""The diagram of a workflow, drawn from its declaration: states in a column, moves as brackets.

Moves that lead on stand on the right, those that lead back on the left, each with the number it
has in the table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.workflows.declaring import Move, Workflow
from secretariat.kernel.charts.svg import NARROW, element, lines_of, number, picture, text
from secretariat.web import formats, wording

STEP, HEIGHT, WIDTH = 64, 36, 150  # from state to state; a state's height and width
LANE, FIRST = 17, 20  # between brackets at most; from a state to the first of them
ROOM = (NARROW - WIDTH) / 2 - FIRST - 8  # from the first bracket to the edge of the picture
TOP, LINE = 8, 15  # above the first state; from line to line of a state's words


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """One way of a move: its number in the table, from which state to which, by place."""

    number: int
    source: int
    target: int

    @property
    def leads_on(self) -> bool:
        """Whether it goes down the column."""
        return self.target > self.source


def drawn(workflow: Workflow) -> str:
    """The picture as SVG, with a title and every move in words for who does not see it."""
    states = [str(state) for state in workflow.states.values]
    arrows = _arrows(workflow, states)
    lanes = _lanes(arrows)
    apart = min(LANE, ROOM / max([1, *(lane for _one, lane in lanes)]))
    content = "".join(_arrow(one, lane * apart) for one, lane in lanes)
    content += "".join(_state(workflow, state, place) for place, state in enumerate(states))
    height = TOP * 2 + STEP * (len(states) - 1) + HEIGHT
    return picture(
        content,
        key=f"workflow-{workflow.key.replace('.', '-')}",
        title=_("%(workflow)s: its states and moves") % {"workflow": workflow.title},
        description=described(workflow),
        size=(NARROW, height),
    )


def described(workflow: Workflow) -> str:
    """The workflow in sentences: where it begins, each move, and where it ends."""
    begins = _("It begins as “%(state)s”.") % {"state": workflow.title_of(str(workflow.start))}
    moves = [
        _("%(number)s. %(move)s: from %(sources)s to %(target)s.")
        % {
            "number": formats.number(number),
            "move": one.title,
            "sources": sources(workflow, one),
            "target": workflow.title_of(str(one.target)),
        }
        for number, one in enumerate(workflow.moves, 1)
    ]
    ends = [workflow.title_of(str(state)) for state in workflow.ends]
    ending = ngettext("It ends as %(states)s.", "It ends as one of: %(states)s.", len(ends)) % {
        "states": ", ".join(ends)
    }
    return " ".join([begins, *moves, *([ending] if ends else [])])


def sources(workflow: Workflow, move: Move) -> str:
    """The states a move starts from, in words."""
    return ", ".join(workflow.title_of(state) for state in move.sources)


def _arrows(workflow: Workflow, states: Sequence[str]) -> list[Arrow]:
    place = {state: number for number, state in enumerate(states)}
    return [
        Arrow(number=number, source=place[source], target=place[str(move.target)])
        for number, move in enumerate(workflow.moves, 1)
        for source in move.sources
    ]


def _lanes(arrows: Sequence[Arrow]) -> list[tuple[Arrow, int]]:
    """Give each bracket the innermost lane on its side that no other takes at these states."""
    taken: dict[tuple[bool, int], list[range]] = {}
    found = []
    for one in sorted(arrows, key=lambda arrow: abs(arrow.target - arrow.source)):
        span = range(min(one.source, one.target), max(one.source, one.target) + 1)
        lane = 0
        while any(_meet(span, other) for other in taken.get((one.leads_on, lane), [])):
            lane += 1
        taken.setdefault((one.leads_on, lane), []).append(span)
        found.append((one, lane))
    return found


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _arrow(one: Arrow, away: float) -> str:
    """A bracket from the side of one state to the side of another, with its head and number.

    It is so many pixels further away than the first.
    """
    side = 1 if one.leads_on else -1
    edge = NARROW / 2 + side * WIDTH / 2
    out = edge + side * (FIRST + away)
    shift = 6 if one.source == one.target else 0
    leaves, arrives = _middle(one.source) + 5 + shift, _middle(one.target) - 5 - shift
    path = f"M{edge:g} {leaves:g}H{number(out)}V{arrives:g}H{edge + side * 6:g}"
    head = f"M{edge + side * 1:g} {arrives:g}l{side * 8:g} -4v8z"
    label = text(
        str(one.number), x=out, y=(leaves + arrives) / 2 + 4, look="c-middle c-strong c-halo"
    )
    return (
        element("path", class_="w-move", d=path) + element("path", class_="w-head", d=head) + label
    )


def _state(workflow: Workflow, state: str, place: int) -> str:
    """A state as a box with its words; where records begin and where they stay looks so."""
    left, top = (NARROW - WIDTH) / 2, TOP + place * STEP
    ends = {str(one) for one in workflow.ends}
    look = "w-start" if state == str(workflow.start) else "w-end" if state in ends else ""
    box = element(
        "rect", class_=f"w-state {look}".strip(), x=left, y=top, width=WIDTH, height=HEIGHT, rx=3
    )
    lines = lines_of(wording.heading(workflow.title_of(state)), width=WIDTH - 8, most=2)
    first = top + HEIGHT / 2 + 4.5 - LINE * (len(lines) - 1) / 2
    return box + "".join(
        text(line, x=NARROW / 2, y=first + LINE * number, look="c-middle")
        for number, line in enumerate(lines)
    )


def _middle(place: int) -> float:
    return TOP + place * STEP + HEIGHT / 2
