"""What computes: the versions of product, framework and database, kept beside each release."""

import django
from django.db import connections

import secretariat


def running() -> str:
    """The product and the framework that writes its statements."""
    return f"Secretariat {secretariat.VERSION}, Django {django.get_version()}"


def serving(side: str) -> str:
    """The database that answers them."""
    with connections[side].cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"
