"""Standards as a Django app."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Instruments, categories, ratifications."""

    name = "secretariat.areas.standards"
    label = "standards"
