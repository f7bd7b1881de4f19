"""Measures as a Django app."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Measures: system checks over what is declared; no table."""

    name = "secretariat.engine.measures"
    label = "measures"

    def ready(self) -> None:
        """Hold every declared measure to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.measures.checks import check_measures

        register(check_measures)
