"""Recruitment, handed over to the product."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.imports import selecting as former_selection
from secretariat.areas.recruitment.imports import vacancies as former_vacancies
from secretariat.areas.recruitment.jobs import JOBS, PROCESSES
from secretariat.areas.recruitment.measures import applicants, clocks
from secretariat.areas.recruitment.measures import mobility as of_mobility
from secretariat.areas.recruitment.measures import outreach as of_outreach
from secretariat.areas.recruitment.measures import vacancies as of_vacancies
from secretariat.areas.recruitment.pages.led_to import HER_PAGES, OWN_PAGES, TASKS
from secretariat.areas.recruitment.registers import (
    applying,
    mobility,
    outreach,
    selecting,
    vacancies,
)
from secretariat.areas.recruitment.roles import ROLES
from secretariat.areas.recruitment.workflows import applications
from secretariat.areas.recruitment.workflows.appointments import appointments as appointments_go_on
from secretariat.areas.recruitment.workflows.vacancies import vacancies as vacancies_go_on
from secretariat.engine.product import Area

KINDS = (*outreach.KINDS, *mobility.KINDS)
TAKING_OVER = {
    one.add.model: one.add for one in (*former_vacancies.FORMER, *former_selection.IMPORTS)
}

recruitment = Area(
    key="recruitment",
    title=_("Recruitment"),
    addresses="secretariat.areas.recruitment.addresses",
    roles=ROLES,
    actions=(
        *(action for one in KINDS for action in one.actions),
        *vacancies.ACTIONS,
        *selecting.ACTIONS,
        *TAKING_OVER.values(),
        *applying.ACTIONS,
    ),
    workflows=(vacancies_go_on, appointments_go_on, *applications.WORKFLOWS),
    registers=(
        *vacancies.registers(TAKING_OVER),
        *selecting.registers(TAKING_OVER),
        *applying.REGISTERS,
        *outreach.REGISTERS,
        *mobility.REGISTERS,
    ),
    own_pages=OWN_PAGES,
    her_pages=HER_PAGES,
    tasks=TASKS,
    measures=(
        *of_vacancies.MEASURES,
        *clocks.MEASURES,
        *applicants.MEASURES,
        *of_outreach.MEASURES,
        *of_mobility.MEASURES,
    ),
    imports=(
        *former_vacancies.IMPORTS,
        *former_selection.IMPORTS,
        *applying.IMPORTS,
        *(one.reads for one in KINDS),
    ),
    jobs=JOBS,
    processes=PROCESSES,
)
