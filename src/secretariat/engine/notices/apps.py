"""Notices as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices, what people follow, and how they wish to be written to."""

    name = "secretariat.engine.notices"
    label = "notices"
