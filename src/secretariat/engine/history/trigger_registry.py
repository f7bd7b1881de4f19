"""The registry of declared triggers, with an index.

The library looks through all triggers for each it adds. With the hundreds that keep history, that
was a third of what every command and every server process takes to start.
"""

from typing import Any

from pgtrigger import registry


class IndexedRegistry(registry._Registry):
    """The library's registry; it finds a table's trigger, and a function's name, at once."""

    def __init__(self, known: registry._Registry) -> None:
        self._by_table: dict[tuple[str, str], Any] = {}
        self._functions: set[str] = set()
        super().__init__(known)

    @property
    def by_db_table(self) -> dict[tuple[str, str], Any]:
        """The triggers by table and name."""
        return self._by_table

    @property
    def pg_function_names(self) -> set[str]:
        """The names of all triggers' functions in PostgreSQL."""
        return self._functions

    def __setitem__(self, key: str, value: tuple[Any, Any]) -> None:
        """Add a trigger. Raises KeyError if its name, or its function's, is another's."""
        super().__setitem__(key, value)  # type: ignore[no-untyped-call]  # the library has no types here
        self._note(*value)

    def __delitem__(self, key: str) -> None:
        """Forget a trigger."""
        super().__delitem__(key)  # type: ignore[no-untyped-call]  # nor here
        self._by_table.clear()
        self._functions.clear()
        for model, trigger in self.values():
            self._note(model, trigger)

    def _note(self, model: Any, trigger: Any) -> None:
        self._by_table[model._meta.db_table, trigger.name] = trigger
        self._functions.add(trigger.get_pgid(model))


def install() -> None:
    """Let the library use it, with whatever it knows already."""
    if not isinstance(registry._registry, IndexedRegistry):
        registry._registry = IndexedRegistry(registry._registry)
