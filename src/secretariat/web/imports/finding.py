"""Which import fills which register, and what a reader may learn by it."""

from datetime import date

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.imports.declaring import Import, imports
from secretariat.engine.imports.sight import Seen
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reserving import condition, sight


def import_of(register: Register) -> Import | None:
    """Give the import that fills a register, if one is declared."""
    return next((one for one in imports() if one.model is register.model), None)


def seen_by(register: Register, *, actor: Actor, on: date) -> Seen:
    """What somebody who holds a file against a register may learn of what is here."""
    shown = condition(register, rights_of(actor, on=on))
    return Seen(records=shown, named=sight(actor, on=on))
