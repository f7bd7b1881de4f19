"""What whoever imports may learn of what is here: rows about anything else are refused unread."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connections, models, router
from django.db.models import Q
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.staging import PROBLEMS


def _any(model: type[models.Model]) -> Q:
    return Q()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Which records of the import's own kind somebody sees, and which of any kind she may name.

    Both are conditions on records; an empty one leaves nothing out.
    """

    records: Q = field(default_factory=Q)
    named: Sight = _any

    def of(self, model: type[models.Model]) -> models.QuerySet[Any]:
        """The records of a kind that she may name."""
        return model._base_manager.filter(self.named(model))

    def names_all(self, model: type[models.Model]) -> bool:
        """Say whether she may name every record of a kind."""
        return not self.named(model)


ALL: Final = Seen()
"""What the Office itself sees, by the command line."""


def put_out_of_sight(cursor: Any, compared: str, what: type[models.Model], seen: Seen) -> None:
    """Note the rows whose records she does not see, and say nothing of what stands there."""
    if not seen.records:
        return
    shown, values = sql_of(what, seen)
    cursor.execute(
        f"WITH hidden AS (DELETE FROM {compared} c WHERE c.kind <> 'new'"
        f" AND c.record NOT IN ({shown}) RETURNING c.n)"
        f" INSERT INTO {PROBLEMS} SELECT n, '', '', %s, %s, %s FROM hidden",
        [
            *values,
            Reason.CLOSED.value,
            _("There is a record of this key, which is closed to you."),
            _("Ask somebody whose grants reach it."),
        ],
    )


def sql_of(what: type[models.Model], seen: Seen) -> tuple[str, tuple[Any, ...]]:
    """The numbers of the records she sees, in SQL, with its values."""
    query = what._base_manager.filter(seen.records).order_by().values("pk").query
    connection = connections[router.db_for_write(what)]
    shown, values = query.get_compiler(connection=connection).as_sql()
    return shown, tuple(values)
