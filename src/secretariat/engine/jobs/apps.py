"""Jobs as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Runs of jobs and the tries to do them; system checks over what is declared."""

    name = "secretariat.engine.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Hold every declared job to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.jobs.checks import check_jobs

        register(check_jobs)
