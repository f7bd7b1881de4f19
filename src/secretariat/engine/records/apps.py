"""Records as a Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The base of every table and its actions; no table of its own."""

    name = "secretariat.engine.records"
    label = "records"
