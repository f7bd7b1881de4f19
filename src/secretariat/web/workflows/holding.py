"""What a move is held to besides its permission, in the words of the manual."""

from django.utils.translation import gettext as _

from secretariat.engine.workflows.declaring import Move, Workflow
from secretariat.web import formats


def held_to(workflow: Workflow, move: Move) -> list[str]:
    """What a move is held to besides its permission, each in a sentence."""
    said = []
    if move.not_by:
        names = ", ".join(f"“{workflow.move(name).title}”" for name in move.not_by)
        said.append(_("Not by whoever made %(moves)s.") % {"moves": names})
    if move.guards:
        said.append(_("Only once it is ready: the page says what is missing."))
    if move.needs_reason:
        said.append(_("With a reason."))
    if move.remind:
        days = ", ".join(formats.number(day) for day in move.remind if day > 0)
        said.append(
            _("With a deadline, and reminders before it (days): %(days)s.") % {"days": days}
        )
    elif move.due is not None:
        said.append(_("With a deadline."))
    return said
