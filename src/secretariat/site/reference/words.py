"""The words of the product: its glossary, its commands, and the variables it reads."""

import re
from collections.abc import Iterable, Iterator

import click

from secretariat.site.cluster.places import PACKAGE
from secretariat.site.reference.refusals import sources
from secretariat.site.reference.tables import code, page, table

Row = tuple[str, str, str]
TERM = re.compile(r"(?:^|(?<=[.;] ))\*([^*]+)\*: (.+?)(?=\s\*[^*]+\*: |\n\n|\Z)", re.S | re.M)
VARIABLE = re.compile(r"[\"'](SECRETARIAT_[A-Z_]+|(?:[A-Z]+_)?DATABASE(?:_OWNER)?_URL)[\"']")
VARIABLES = {
    "DATABASE_URL": "The Office’s database, as the application’s role. Without it the product "
    "starts its own PostgreSQL.",
    "DATABASE_OWNER_URL": "The same as the owner, for migrations, backups and restores.",
    "VAULT_DATABASE_URL": "The side of integrity cases; VAULT_DATABASE_OWNER_URL as its owner.",
    "UNION_DATABASE_URL": "The side of staff relations; UNION_DATABASE_OWNER_URL as its owner.",
    "SECRETARIAT_ADDRESS": "Where people open it, as https://records.example.org: the links of "
    "its letters. Otherwise the first of SECRETARIAT_HOSTS.",
    "SECRETARIAT_AS_OWNER": "1: this process speaks as the owner. Set by commands, not by people.",
    "SECRETARIAT_HOME": "The folder of an embedded instance; else one per person and checkout.",
    "SECRETARIAT_HOSTS": "The names it may be addressed by, with commas; otherwise this machine’s.",
    "SECRETARIAT_INSTANCE": "example or empty; otherwise the one that was run last.",
    "SECRETARIAT_MAIL_FROM": "The sender of its mail.",
    "SECRETARIAT_MAIL_HOST": "The mail server; without one no mail is offered.",
    "SECRETARIAT_MAIL_PASSWORD_FILE": "The file that holds the password it asks for.",
    "SECRETARIAT_MAIL_PORT": "Its port; otherwise 25, 587 with starttls, 465 with tls.",
    "SECRETARIAT_MAIL_SECURITY": "starttls or tls: how letters are kept secret on their way to it.",
    "SECRETARIAT_MAIL_USER": "The name it knows the product by, if it asks for one.",
    "SECRETARIAT_OPENID_BY_EMAIL": "1: people are found by the address the identity provider has "
    "verified; otherwise only by the subject an access manager linked.",
    "SECRETARIAT_OPENID_CLIENT": "The name under which the identity provider knows the product.",
    "SECRETARIAT_OPENID_ISSUER": "The identity provider’s address; without one it is not offered.",
    "SECRETARIAT_OPENID_NAME": "What people call the identity provider, for the sign-in page.",
    "SECRETARIAT_OPENID_SECRET_FILE": "The file that holds the secret shared with the provider.",
    "SECRETARIAT_SECRET_KEY": "The key that signs sessions. `run` sets one; else set it.",
    "SECRETARIAT_STATIC": "The folder of style sheets and fonts, once collected.",
    "SECRETARIAT_SUPERVISED": "The process to end with. Set by `run`, not by people.",
    "SECRETARIAT_UPLOADS": "The folder of files on their way in, which pages and workers share; "
    "otherwise one of the instance.",
    "SECRETARIAT_TRY_OUT": "1: cookies go without TLS, on this machine alone. Set by `run`.",
}


def glossary() -> str:
    """Each word as its package explains it."""
    return page(
        "Glossary",
        "One word for one thing: the same in code, on pages, in addresses and here.",
        table(("word", "means", "explained in"), _alphabetical(_terms())),
    )


def _terms() -> Iterator[Row]:
    for path in PACKAGE.rglob("__init__.py"):
        package = ".".join(path.parent.relative_to(PACKAGE.parent).parts)
        for word, means in TERM.findall(_docstring(path.read_text())):
            yield f"**{word}**", " ".join(means.split()), code(package)


def _docstring(source: str) -> str:
    parts = source.split('"""')
    return parts[1] if len(parts) > 1 else ""


def _alphabetical(rows: Iterable[Row]) -> list[Row]:
    return sorted(set(rows), key=lambda row: (row[0].lower(), row[2]))


def commands(group: click.Group) -> str:
    """Each command with its own help."""
    context = click.Context(group, info_name="secretariat")
    return page(
        "Commands",
        "What `secretariat COMMAND --help` says.",
        *(_command(group, name, context) for name in group.list_commands(context)),
    )


def _command(group: click.Group, name: str, context: click.Context) -> str:
    command = group.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context, terminal_width=96)
    told = [f"## {name}", f"```text\n{command.get_help(own)}\n```"]
    if isinstance(command, click.Group):
        told += (_command(command, each, own) for each in command.list_commands(own))
    return "\n\n".join(told)


def variables() -> str:
    """Every variable of the environment that the product reads."""
    return page(
        "Variables of the environment",
        "Nothing has to be set to try the product. With a server of your own, set the addresses, "
        "the key and the hosts.",
        table(("variable", "is"), ((code(name), VARIABLES[name]) for name in sorted(VARIABLES))),
    )


def variables_read() -> set[str]:
    """The variables that stand in the source, for a test to hold the list against."""
    here = PACKAGE / "site" / "reference"
    texts = (path.read_text() for path in sources() if here not in path.parents)
    return {name for text in texts for name in VARIABLE.findall(text)}
