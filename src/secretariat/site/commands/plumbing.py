"""What a command stands on: an instance that is open and whose tables are up to date.

with instance() as here:
    from secretariat.areas.standards import actions  # models can be imported from here on
    ...
"""

from collections.abc import Iterator
from contextlib import contextmanager

from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.migrating import bring_up_to_date
from secretariat.site.commands.opening import Instance, opened


@contextmanager
def instance(kind: Kind | None = None) -> Iterator[Instance]:
    """Work in an instance, the one chosen or a given one, as the application's role."""
    with opened(kind) as here:
        bring_up_to_date(here)
        yield here
