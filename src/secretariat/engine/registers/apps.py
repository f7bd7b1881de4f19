"""Registers as a Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers: saved views, and system checks over what is declared."""

    name = "secretariat.engine.registers"
    label = "registers"

    def ready(self) -> None:
        """Hold every declared register to its rules whenever Django checks itself."""
        from django.core.checks import register

        from secretariat.engine.registers.checks import check_registers

        register(check_registers)
