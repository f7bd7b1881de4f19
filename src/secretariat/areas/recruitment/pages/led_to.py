"""Where the home page and records of registers lead to the pages of recruitment."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.registers.declaring import HerPage, OwnPage

HER_PAGES = (HerPage(title=_("My applications"), address="candidate"),)
OWN_PAGES = (
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
