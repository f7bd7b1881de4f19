"""How files of sessions, documents, decisions, follow-ups and reports are read."""

from secretariat.areas.governance.registers import KINDS

IMPORTS = tuple(one.reads for one in KINDS)
