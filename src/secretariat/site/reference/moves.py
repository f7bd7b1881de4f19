"""The workflows: their states, and each move with what it is held to."""

from collections.abc import Iterator

from secretariat.engine.access.roles import permitting
from secretariat.engine.workflows.declaring import Guard, Move, SetGuard, Workflow, workflows
from secretariat.site.reference.tables import code, page, table
from secretariat.web.workflows.diagram import described, sources
from secretariat.web.workflows.holding import held_to


def moves() -> str:
    """One section a workflow."""
    return page(
        "Workflows",
        "The states records pass through, and who may move them. The manual inside the product "
        "draws each.",
        *(part for one in workflows() for part in _section(one)),
    )


def _section(one: Workflow) -> Iterator[str]:
    yield f"## {one.title}"
    yield f"{code(one.key)}. {described(one)}"
    yield table(
        ("move", "from", "to", "who may", "held to", "once it is so that"),
        (_row(one, number, move) for number, move in enumerate(one.moves, 1)),
    )


def _row(workflow: Workflow, number: int, move: Move) -> tuple[str, ...]:
    return (
        f"{number}. {move.title} ({code(workflow.action(move).key)})",
        sources(workflow, move),
        workflow.title_of(str(move.target)),
        ", ".join(str(role.title) for role in permitting(move.may)) or "everybody",
        " ".join(held_to(workflow, move)),
        " ".join(_fact(guard) for guard in move.guards),
    )


def _fact(guard: Guard | SetGuard) -> str:
    """What a guard holds a record to: the first line of its own words, or what it finds wrong."""
    if isinstance(guard, SetGuard):
        return f"Not: {guard.says}"
    return (guard.__doc__ or "").split("\n")[0]
