"""The addresses of an embedded server's databases, in the variables that settings read."""

from pathlib import Path
from urllib.parse import quote

from secretariat.site.databases import ADDRESS_VARIABLES, SIDES

OWNER, APP, SIMULATOR = "secretariat_owner", "secretariat_app", "secretariat_simulator"
ROLE_OF_VARIABLE = {"_URL": APP, "_OWNER_URL": OWNER, "_SIMULATOR_URL": SIMULATOR}


def url(socket: Path, role: str, database: str) -> str:
    """The address of a database over a socket folder, for a role."""
    return f"postgresql://{role}@/{database}?host={quote(str(socket), safe='')}"


def database_names(suffix: str = "") -> dict[str, str]:
    """The database of each side; an empty instance keeps its own, by suffix."""
    return {side: f"secretariat_{side}{suffix}" for side in SIDES}


def variables(socket: Path, names: dict[str, str]) -> dict[str, str]:
    """Each side's addresses: for the application, for the owner, for who may simulate."""
    return {
        ADDRESS_VARIABLES[side].replace("_URL", ending): url(socket, role, name)
        for side, name in names.items()
        for ending, role in ROLE_OF_VARIABLE.items()
    }
