"""History as a Django app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Acts, events, known-at."""

    name = "secretariat.engine.history"
    label = "history"
