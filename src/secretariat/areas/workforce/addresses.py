"""Which address answers with which page of the workforce.

An official's file and the names on the other pages are asked for besides, by scope.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.pages import (
    composition,
    continuing,
    officials,
    posts,
    representation,
    staffing,
)
from secretariat.areas.workforce.pages.portal import employed
from secretariat.areas.workforce.roles import May
from secretariat.engine.access.pages import page, public
from secretariat.engine.access.permissions import EVERYONE
from secretariat.web.asking import today
from secretariat.web.helping.declaring import PageHelp

signed_in = page(EVERYONE, today=today)
keeps_posts = page(May.KEEP_POSTS, today=today)

urlpatterns = [
    path("my-file", signed_in(officials.my_file_page), name="workforce-my-file"),
    path("officials/<str:code>", signed_in(officials.official_page), name="workforce-official"),
    path("units/<str:code>/staffing", signed_in(staffing.staffing_page), name="workforce-staffing"),
    path(
        "representation",
        public(representation.representation_page),
        name="workforce-representation",
    ),
    path("staff", public(composition.composition_page), name="workforce-composition"),
    path("posts/<str:code>", signed_in(posts.post_page), name="workforce-post"),
    path(
        "posts/<str:code>/continue",
        keeps_posts(continuing.continue_page),
        name="workforce-continue",
    ),
]

PORTAL = (employed,)

HELP = (
    PageHelp(
        pages=(
            "workforce-my-file",
            "workforce-official",
        ),
        title=_("An official's file"),
        shows=_("Her appointments in the order of time, and what of them counts where."),
        changes=_(
            "Those who keep the staff list of her unit record appointments; a file is never"
            " edited away."
        ),
        how=_("Each reading of a file is logged, and she may ask who read hers."),
    ),
    PageHelp(
        pages=(
            "workforce-staffing",
            "workforce-post",
            "workforce-continue",
        ),
        title=_("Staffing and posts"),
        shows=_("The posts of a unit or the life of one post: who held it, from when to when."),
        changes=_(
            "Those who keep posts establish and abolish them; a post's past is never changed."
        ),
        how=_(
            "A post that changes in grade or place is abolished, and another one continues it: one"
            " act, from the page of the post."
        ),
    ),
    PageHelp(
        pages=(
            "workforce-representation",
            "workforce-composition",
        ),
        title=_("Representation and composition"),
        shows=_(
            "How many officials count for each State against its range, and how the staff is"
            " made up."
        ),
        changes=_(
            "Nothing is changed here: both are computed from appointments and the formula in force."
        ),
        how=_(
            "The formula stands on the page. Small cells are withheld from whoever may not see"
            " the records."
        ),
    ),
)
