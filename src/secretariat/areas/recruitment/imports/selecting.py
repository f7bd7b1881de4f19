"""How files of selection are read: panels, assessments, appointments and background checks.

All of a former system, as they stood there. A panel member and an appointment have no code of their
own: a file names them by what they join, `VACANCY/username` and `VACANCY/1/APPLICATION`.
"""

from dataclasses import replace

from secretariat.areas.recruitment.checks import selecting as checks
from secretariat.areas.recruitment.models.selecting import Appointment, Member
from secretariat.areas.recruitment.registers import selecting as kept
from secretariat.areas.recruitment.registers.former import taken_over
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.readings import CHOICE, DAY, TEXT, Reference

DAYS = ("recommended_on", "decided_on", "offered_on", "accepted_on", "on_post_on", "ended_on")

A_MEMBER = Reference(to=Member, joined=("vacancy__code", "person__username"))
AN_APPOINTMENT = Reference(to=Appointment, joined=("position__code", "application__code"))


def _naming(one: Import, field: str, reads: Reference) -> Import:
    """The import, with a column that names a record by what it joins."""
    columns = (replace(c, reads=reads) if c.field == field else c for c in one.columns)
    return replace(one, columns=tuple(columns))


panels = taken_over(
    kept.members,
    {"interest": CHOICE, "declared_on": DAY, "interest_told": TEXT},
    checks=(checks.WHOLE_IF_DECLARED,),
)
assessments = _naming(
    taken_over(kept.assessments, {}, checks=checks.OF_FORMER_ASSESSMENTS), "member", A_MEMBER
)
appointments = taken_over(kept.appointments, {"state": CHOICE, **dict.fromkeys(DAYS, DAY)})
"""Which incumbency each led to is linked afterwards, all at once."""
backgrounds = _naming(
    taken_over(kept.backgrounds, {}, checks=checks.OF_BACKGROUNDS), "appointment", AN_APPOINTMENT
)

IMPORTS = (panels, assessments, appointments, backgrounds)
