"""All pages of the reference, by file name."""

import click
from django.utils import translation

from secretariat.site.reference import figures, moves, published, records, refusals, words
from secretariat.site.reference.tables import page, table


def pages(commands: click.Group) -> dict[str, str]:
    """The Markdown of every page, in English; the commands are those of the command line."""
    with translation.override("en"):
        made = {
            "figures.md": figures.figures(),
            "registers.md": records.kept(),
            "workflows.md": moves.moves(),
            "publications.md": published.papers(),
            "dashboards.md": published.boards(),
            "imports.md": records.read(),
            "roles.md": records.who_may(),
            "errors.md": refusals.errors(),
            "checks.md": refusals.checks(),
            "commands.md": words.commands(commands),
            "variables.md": words.variables(),
            "glossary.md": words.glossary(),
        }
    return {"README.md": _contents(made), **made}


def _contents(made: dict[str, str]) -> str:
    rows = ((f"[{_title(text)}]({name})", _about(text)) for name, text in made.items())
    return page("Reference", "Facts about the product, page by page.", table(("page", "is"), rows))


def _title(text: str) -> str:
    return text.split("\n\n")[1].removeprefix("# ")


def _about(text: str) -> str:
    return text.split("\n\n")[2]
