"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """People, roles, grants, decisions, sign-in."""

    name = "secretariat.engine.access"
    label = "access"
