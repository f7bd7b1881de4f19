"""Which import fills which register."""

from secretariat.engine.imports.declaring import Import, imports
from secretariat.engine.registers.declaring import Register


def import_of(register: Register) -> Import | None:
    """Give the import that fills a register, if one is declared."""
    return next((one for one in imports() if one.model is register.model), None)
