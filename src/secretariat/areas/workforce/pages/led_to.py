"""Where the home page and records of registers lead to the pages of the workforce."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.registers.declaring import HerPage, OwnPage

HER_PAGES = (HerPage(title=_("My file"), address="workforce-my-file"),)
OWN_PAGES = (
    OwnPage(
        register="officials",
        title=_("The whole file"),
        address="workforce-official",
        of=lambda official: (official.code,),
    ),
    OwnPage(
        register="units",
        title=_("Staffing on a date"),
        address="workforce-staffing",
        of=lambda unit: (unit.code,),
    ),
    OwnPage(
        register="posts",
        title=_("Its life"),
        address="workforce-post",
        of=lambda post: (post.code,),
    ),
)
