"""How files of appointments of a former system are read."""

from secretariat.areas.recruitment.registers import selecting as kept
from secretariat.areas.recruitment.registers.former import taken_over
from secretariat.engine.imports.readings import CHOICE, DAY

DAYS = ("recommended_on", "decided_on", "offered_on", "accepted_on", "on_post_on", "ended_on")

appointments = taken_over(kept.appointments, {"state": CHOICE, **dict.fromkeys(DAYS, DAY)})
"""Which incumbency each led to is linked afterwards, all at once."""

IMPORTS = (appointments,)
