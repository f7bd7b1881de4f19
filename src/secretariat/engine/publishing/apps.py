"""Publishing as a Django app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Releases, and the templates of their printers."""

    name = "secretariat.engine.publishing"
    label = "publishing"
