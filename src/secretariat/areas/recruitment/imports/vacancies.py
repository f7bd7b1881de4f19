"""How files of vacancies are read: stages and channels, and the cases of a former system."""

from dataclasses import replace

from secretariat.areas.recruitment.checks.vacancies import IN_A_ZONE
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.registers.former import taken_over
from secretariat.engine.imports.readings import CHOICE, DAY

vacancies = taken_over(
    kept.vacancies,
    {"state": CHOICE, "published_on": DAY, "completed_on": DAY, "cancelled_on": DAY},
    checks=(IN_A_ZONE,),
)
FORMER = (
    vacancies,
    taken_over(kept.announcements, {}, key="recruitment.announcements"),
    taken_over(kept.positions, {}, key="recruitment.positions"),
    taken_over(kept.postings, {}, key="recruitment.postings"),
    taken_over(kept.informed, {}, key="recruitment.informed"),
)

IMPORTS = (
    replace(kept.stages.reads, key="recruitment.stages"),
    replace(kept.channels.reads, key="recruitment.channels"),
    *FORMER,
)
