"""Which address answers with which page of the workforce.

An official's file and the names on the other pages are asked for besides, by scope.
"""

from django.urls import path

from secretariat.areas.workforce.pages import (
    composition,
    officials,
    posts,
    representation,
    staffing,
)
from secretariat.engine.access.pages import page, public
from secretariat.engine.access.permissions import EVERYONE
from secretariat.web.asking import today

signed_in = page(EVERYONE, today=today)

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
]
