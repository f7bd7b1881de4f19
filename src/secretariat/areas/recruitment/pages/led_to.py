"""Where the home page and records of registers lead to the pages of recruitment."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers.selecting import declare_interests
from secretariat.areas.recruitment.standing import waiting
from secretariat.engine.registers.declaring import HerPage, OwnPage
from secretariat.engine.workflows.tasks import Task

HER_PAGES = (HerPage(title=_("My applications"), address="candidate"),)


def _announced(vacancy: Vacancy) -> tuple[str] | None:
    """The number of a vacancy that is out: before, nobody outside sees it."""
    return (vacancy.code,) if vacancy.published_on is not None else None


OWN_PAGES = (
    OwnPage(
        register="vacancies",
        title=_("As candidates see it"),
        address="opening",
        of=_announced,
    ),
    OwnPage(
        register="appointments",
        title=_("Its way, and what it would do"),
        address="recruitment-appointment",
        of=lambda appointment: (appointment.pk,),
    ),
    OwnPage(
        register="applications",
        title=_("Files sent with it"),
        address="application-files",
        of=lambda application: (application.pk,),
    ),
)
TASKS = (
    Task(
        register="panel-members",
        title=declare_interests.title,
        rows=waiting.interests_to_declare,
        address="act-on",
        of=lambda member: ("panel-members", member.pk, "declare_interests"),
    ),
    Task(
        register="applications",
        title=_("Assess"),
        rows=waiting.applications_to_assess,
        address="record",
        of=lambda application: ("applications", application.pk),
    ),
    Task(
        register="appointments",
        title=_("Put on post"),
        rows=waiting.appointments_to_begin,
        address="recruitment-on-post",
        of=lambda appointment: (appointment.pk,),
    ),
)
