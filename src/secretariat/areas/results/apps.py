"""Results as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Frameworks, objectives, indicators, results."""

    name = "secretariat.areas.results"
    label = "results"
