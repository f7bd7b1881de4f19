"""Governance as a Django app."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, their sessions and decisions, and what follows."""

    name = "secretariat.areas.governance"
    label = "governance"
