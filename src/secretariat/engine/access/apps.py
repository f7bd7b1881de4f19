"""Access as a Django app."""

from django.apps import AppConfig
from django.core.checks import register


class AccessConfig(AppConfig):
    """People, roles, grants, decisions, sign-in."""

    name = "secretariat.engine.access"
    label = "access"

    def ready(self) -> None:
        """Hold the declared roles to their rules at every start."""
        from secretariat.engine.access.checks import roles_are_declared_well

        register(roles_are_declared_well)
