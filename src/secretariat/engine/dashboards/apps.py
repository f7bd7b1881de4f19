"""Dashboards as a Django app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Dashboards: system checks over what is declared; no table."""

    name = "secretariat.engine.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        """Hold every declared dashboard to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.dashboards.checks import check_dashboards

        register(check_dashboards)
