"""A made-up library that declares its roles, for asking access about."""

from types import SimpleNamespace

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import Role


class May(Permission):
    """What the library lets be done."""

    READ_BOOKS = "library.read_books"
    LEND_BOOKS = "library.lend_books"
    BURN_BOOKS = "library.burn_books"  # no role permits it


READER = Role(
    key="library.reader",
    title="Reader",
    description="Reads.",
    permissions=frozenset({May.READ_BOOKS}),
)
LIBRARIAN = Role(
    key="library.librarian",
    title="Librarian",
    description="Reads and lends.",
    permissions=frozenset({May.READ_BOOKS, May.LEND_BOOKS}),
)

PRODUCT = SimpleNamespace(roles=(READER, LIBRARIAN))
