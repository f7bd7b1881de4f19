"""The registers of mobility: who would move, rounds of moves, and the moves proposed in them."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.mobility import Exercise, Proposal, Willingness
from secretariat.areas.recruitment.roles import May
from secretariat.areas.workforce.registers import of_files
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.registers.declaring import Related, plainly

willingness = Ordinary(
    area="recruitment",
    key="willingness",
    model=Willingness,
    title=_("Willingness to move"),
    one=_("willingness to move"),
    about=_("Officials who would move to a region, to other work, or both, and until when."),
    see=May.KEEP_MOBILITY,
    keep=May.KEEP_MOBILITY,
    columns=("official", "region", "family", "starts", "ends"),
)
exercises = Ordinary(
    area="recruitment",
    key="mobility-exercises",
    model=Exercise,
    title=_("Mobility exercises"),
    one=_("mobility exercise"),
    about=_("Rounds in which moves of officials are decided."),
    see=EVERYONE,
    keep=May.KEEP_MOBILITY,
    columns=("code", "name", "starts", "ends"),
)
proposals = Ordinary(
    area="recruitment",
    key="proposed-moves",
    model=Proposal,
    title=_("Proposed moves"),
    one=_("proposed move"),
    about=_("Whom an exercise would move to which post, and what was decided."),
    see=May.KEEP_MOBILITY,
    keep=May.KEEP_MOBILITY,
    code=("exercise", "official", "post"),
)

KINDS = (willingness, exercises, proposals)

MOVES = (
    Related(title=_("Proposed moves"), register="proposed-moves", by="exercise", adding=plainly),
)

REGISTERS = (
    of_files(willingness),
    replace(exercises.register, related=MOVES),
    replace(proposals.register, sensitive=True),
)
