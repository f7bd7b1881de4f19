"""The addresses of a record's discussion, below that of the record."""

from django.urls import path

from secretariat.engine.access.pages import page
from secretariat.engine.access.permissions import EVERYONE
from secretariat.web.asking import today
from secretariat.web.discussion import pages

signed_in = page(EVERYONE, today=today)

urlpatterns = [
    path("comments", signed_in(pages.comment_page), name="comment"),
    path("comments/<int:one>/withdraw", signed_in(pages.withdraw_page), name="comment-withdraw"),
    path("attachments", signed_in(pages.attach_page), name="attach"),
    path("attachments/<int:one>", signed_in(pages.attachment_page), name="attachment"),
    path(
        "attachments/<int:one>/take-back",
        signed_in(pages.take_back_page),
        name="attachment-take-back",
    ),
]
