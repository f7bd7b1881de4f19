"""Facts about States, regions and languages, kept as CSV files in the product's own form."""

import csv
from importlib.resources import files

FACTS = "secretariat.areas.reference.facts"


def read_facts(table: str, package: str = FACTS) -> tuple[dict[str, str], ...]:
    """Return the rows of one table of facts, each a dict from column to text.

    `table` is the file's name without ``.csv``; `package` is the package that holds it. Cells are
    text exactly as written, empty where nothing is known; readers turn them into dates or numbers.
    """
    text = files(package).joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
