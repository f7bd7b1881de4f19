"""Workflows as a Django app."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """Workflows, and the delegation of their moves."""

    name = "secretariat.engine.workflows"
    label = "workflows"
