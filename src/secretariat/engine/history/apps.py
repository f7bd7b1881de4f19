"""History as a Django app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Acts, events, known-at."""

    name = "secretariat.engine.history"
    label = "history"

    def import_models(self) -> None:
        """Index the registry of triggers before the first recorded table adds its own."""
        from secretariat.engine.history import trigger_registry

        trigger_registry.install()
        super().import_models()
