"""Secretariat: the system of record of an international organization.

People change records through actions; a measure says which records count; a publication
freezes the figures; a printer turns the frozen release into a page or a file.
"""

VERSION = "0.1.0"
