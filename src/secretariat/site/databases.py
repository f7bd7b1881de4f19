"""Three databases with two walls: which address each answers at, and for whom.

The application signs in as the role in the address; migrations, backups and seals of history
belong to another role, the owner, so that the application can neither alter tables nor rewrite
what was. `default` is the Office, `vault` holds integrity cases, `union` staff relations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SIDES = ("default", "vault", "union")
ADDRESS_VARIABLES = {
    "default": "DATABASE_URL",
    "vault": "VAULT_DATABASE_URL",
    "union": "UNION_DATABASE_URL",
}


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a database answers: host or socket folder, port, name, role and its password."""

    name: str
    role: str
    password: str = ""
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, url: str) -> "Address":
        """Read a postgresql:// address; a socket folder is given as ?host=/folder."""
        parts = urlsplit(url)
        if parts.scheme not in {"postgresql", "postgres"}:
            raise ValueError(
                f"A database address starts with postgresql://, this one with {parts.scheme}://."
            )
        query = dict(parse_qsl(parts.query))
        return cls(
            name=unquote(parts.path.lstrip("/")),
            role=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=query.pop("host", parts.hostname or ""),
            port=query.pop("port", str(parts.port or "")),
            options=tuple(sorted(query.items())),
        )


def owner_variable(side: str) -> str:
    """The variable that holds the owner's address of a side, such as DATABASE_OWNER_URL."""
    return ADDRESS_VARIABLES[side].replace("_URL", "_OWNER_URL")


def settings_for(address: Address) -> dict[str, Any]:
    """Django's settings of one database."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.role,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "secretariat", **dict(address.options)},
        "ATOMIC_REQUESTS": False,
    }


def databases(environment: Mapping[str, str], *, as_owner: bool = False) -> dict[str, Any]:
    """The three databases, from the environment; as the owner for migrations and backups."""
    return {
        side: settings_for(Address.read(environment[name] if name in environment else _local(side)))
        for side in SIDES
        for name in [owner_variable(side) if as_owner else ADDRESS_VARIABLES[side]]
    }


def _local(side: str) -> str:
    """The address tried when none is given: a server on this machine, for tools that only look."""
    return f"postgresql://secretariat_app@127.0.0.1:5432/secretariat_{side}"


class SidesRouter:
    """Sends every table to the side it belongs to; no query crosses a wall."""

    walled: Mapping[str, str] = {}  # app label → side; the first walled areas will be added here

    def _side(self, app_label: str) -> str:
        return self.walled.get(app_label, "default")

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """The side a model is read from."""
        return self._side(model._meta.app_label)

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """No foreign key crosses a wall."""
        return self._side(one._meta.app_label) == self._side(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """History stands on every side; anything else on its own."""
        return app_label == "history" or db == self._side(app_label)
