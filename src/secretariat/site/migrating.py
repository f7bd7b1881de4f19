"""Bringing the tables of one side up to date, as the owner: Django’s migrations and our part."""

from django.core.management import call_command

from secretariat.engine.history.installing import install
from secretariat.engine.registers.installing import install as install_registers
from secretariat.site.databases import SidesRouter

EVERY_SIDE = "history"
SMALL = ("pghistory", "mfa", "socialaccount", "workflows", "registers", "tokens", "notices")
"""Apps whose tables name persons, and so, by way of them, all that is named beside them."""


def migrate_side(side: str, *, app_role: str) -> None:
    """Migrate a side, and give the application's role what it needs there, no more.

    A walled side is taken through the migrations of what stands there alone: the others would
    change nothing, and take as long as on the Office's side. There, small apps come before the
    areas: each of their tables would have all models it is related to made ready anew.
    """
    for label in SMALL if side == "default" else labels_on(side):
        call_command("migrate", label, database=side, verbosity=0, interactive=False)
    if side == "default":
        call_command("migrate", database=side, verbosity=0, interactive=False)
    install_registers(side)
    install(side, app_role=app_role)


def labels_on(side: str) -> list[str]:
    """The apps whose tables stand on a walled side."""
    return [EVERY_SIDE, *(label for label, where in SidesRouter.walled.items() if where == side)]
