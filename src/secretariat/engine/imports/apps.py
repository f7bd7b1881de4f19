"""Imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Files read into records, names matched once, records written to files."""

    name = "secretariat.engine.imports"
    label = "imports"

    def ready(self) -> None:
        """Hold every declared import to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.imports.checks import check_imports

        register(check_imports)
