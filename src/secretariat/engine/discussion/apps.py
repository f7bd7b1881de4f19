"""Discussion as a Django app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """Comments and attachments of any record."""

    name = "secretariat.engine.discussion"
    label = "discussion"
