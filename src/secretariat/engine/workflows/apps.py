"""Workflows as a Django app."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """Workflows, and the delegation of their moves."""

    name = "secretariat.engine.workflows"
    label = "workflows"

    def ready(self) -> None:
        """Hold every declared workflow to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.workflows.checks import check_workflows

        register(check_workflows)
