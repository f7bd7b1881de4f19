"""The registers of applying: candidates, what they declare, their applications, and the steps.

Applications come by the public form or from a former system, so that nobody types one in by halves;
what a candidate declares stands in a register of its own, which no assessor opens.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.applying import (
    Application,
    Candidate,
    Declaration,
    Step,
)
from secretariat.areas.recruitment.registers import panels
from secretariat.areas.recruitment.registers.beginning import her_assessment, to_a_position
from secretariat.areas.recruitment.registers.former import taken_over
from secretariat.areas.recruitment.roles import May
from secretariat.engine.imports.readings import CHOICE
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.registers.declaring import Register, Related, Section, plainly

UNIT = "vacancy__unit__path"

candidates = Ordinary(
    area="recruitment",
    key="candidates",
    model=Candidate,
    title=_("Candidates"),
    one=_("candidate"),
    about=_("Who applied, from outside or from among the officials, until her data are erased."),
    see=May.READ_APPLICATIONS,
    keep=May.KEEP_APPLICATIONS,
    columns=("code", "name", "given", "official", "erase_on", "data"),
)
declarations = Ordinary(
    area="recruitment",
    key="candidate-declarations",
    model=Declaration,
    title=_("Declarations of candidates"),
    one=_("declaration of a candidate"),
    about=_(
        "What candidates say of themselves for the statistics alone. No assessor sees it, and each"
        " reading is logged."
    ),
    see=May.READ_DECLARATIONS,
    keep=May.TAKE_OVER_CASES,
)
applications = Ordinary(
    area="recruitment",
    key="applications",
    model=Application,
    title=_("Applications"),
    one=_("application"),
    about=_("Who applied to which vacancy, with what, and how far it is."),
    see=May.READ_APPLICATIONS,
    keep=May.KEEP_APPLICATIONS,
    columns=("code", "vacancy", "candidate", "received_on", "education", "years", "state"),
    scope=UNIT,
)
steps = Ordinary(
    area="recruitment",
    key="steps",
    model=Step,
    title=_("Steps of applications"),
    one=_("step of an application"),
    about=_("When each application entered and left which stage, and how."),
    see=May.READ_APPLICATIONS,
    keep=May.KEEP_APPLICATIONS,
    code=("application", "stage"),
    scope=f"application__{UNIT}",
)

former_applications = taken_over(applications, {"state": CHOICE})

receive = Action(
    key="recruitment.receive_applications",
    title=_("Receive an application"),
    told=_("received this application"),
    model=Application,
    kind=Kind.ADD,
    may=May.TAKE_OVER_CASES,
    fields=(*applications.fields, "received_at"),
    scope=UNIT,
)
correct = Action(
    key="recruitment.correct_applications",
    title=_("Correct what an application says"),
    told=_("corrected what this application says"),
    model=Application,
    kind=Kind.CHANGE,
    may=May.KEEP_APPLICATIONS,
    fields=("source", "education", "years", "years_abroad"),
    scope=UNIT,
    needs_reason=True,
)
link_officials = Action(
    key="recruitment.link_officials",
    title=_("Say which official a candidate is"),
    told=_("noted which official this candidate is"),
    model=Candidate,
    kind=Kind.CHANGE,
    may=May.KEEP_APPLICATIONS,
    fields=("official",),
    scope=f"applications__{UNIT}",
)
set_erasure = Action(
    key="recruitment.set_erasure",
    title=_("Say when data are erased"),
    told=_("said when this candidate’s data are erased"),
    model=Candidate,
    kind=Kind.CHANGE,
    may=May.ERASE_CANDIDATES,
    fields=("erase_on",),
)

ACTIONS = (
    *(candidates.add, candidates.amend, link_officials, set_erasure),
    *declarations.actions,
    *(receive, correct, former_applications.add),
    *steps.actions,
)
IMPORTS = (
    candidates.reads,
    replace(declarations.reads, key="recruitment.declarations"),
    former_applications,
    steps.reads,
)

OPEN_TO_ASSESSORS = ("code", "vacancy", "candidate", "source", "received_on", "received_at")
"""What stands beside an application: all but the declaration, which is nobody’s who assesses."""

OF_APPLICATIONS = (
    Related(title=_("Steps"), register="steps", by="application"),
    Related(
        title=_("Assessments"),
        register="candidate-assessments",
        by="application",
        adding=her_assessment,
    ),
    Related(
        title=_("Appointments"), register="appointments", by="application", adding=to_a_position
    ),
)
OF_CANDIDATES = (
    Related(title=_("Applications"), register="applications", by="candidate"),
    Related(title=_("Places on rosters"), register="roster-places", by="candidate", adding=plainly),
)

WEIGHED = ("education", "years", "years_abroad")
TOLD = ("degrees", "posts", "languages", "letter")


def _candidates() -> Register:
    return replace(
        candidates.register,
        facts=(*candidates.columns, "email", "language"),
        filters=("data", "erase_on", "official"),
        search=("code", "name", "given", "email"),
        order=("name", "given", "code"),
        actions=(candidates.add, candidates.amend, set_erasure),
        related=OF_CANDIDATES,
        sensitive=True,
        reserved=panels.of_her_candidates(),
    )


def _applications() -> Register:
    return replace(
        applications.register,
        facts=(*OPEN_TO_ASSESSORS, "state"),
        sections=(
            Section(title=_("Against the requirements"), columns=WEIGHED),
            Section(title=_("In the candidate’s words"), columns=TOLD),
        ),
        filters=("state", "vacancy", "source", "education", "received_on"),
        search=("code", "candidate__name", "candidate__given"),
        order=("-received_on",),  # within its own index: a late page is found without sorting
        actions=(receive, correct, former_applications.add),
        related=OF_APPLICATIONS,
        sensitive=True,
        reserved=panels.of_her_panels("vacancy"),
    )


REGISTERS = (
    _candidates(),
    _applications(),
    replace(declarations.register, search=("code",), sensitive=True),
    replace(
        steps.register,
        search=("application__code",),
        sensitive=True,
        reserved=panels.of_her_panels("application__vacancy"),
    ),
)
