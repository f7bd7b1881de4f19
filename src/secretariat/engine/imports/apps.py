"""Imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Files read into records, names matched once, records written to files."""

    name = "secretariat.engine.imports"
    label = "imports"
