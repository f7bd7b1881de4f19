"""A group of commands, each imported when it is called for, with errors said as everywhere."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

from secretariat.kernel.errors import BadInput, ProductError, Unavailable


class CommandGroup(click.Group):
    """Commands by name; `places` says where each is, as module:command."""

    def __init__(self, *, places: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of their declaration."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by its name."""
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error is said in the product's words and ends with its code."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            said = in_our_words(error)
            if said is None:
                raise
            say_error(said)
            ctx.exit(said.exit_code)


def in_our_words(error: Exception) -> ProductError | None:
    """An error as the product says it; nothing for a fault of ours, which keeps its traceback."""
    if isinstance(error, ProductError):
        return error
    if isinstance(error, OSError) and error.filename is not None:
        return Unavailable(
            f"{error.filename} cannot be used",
            why=f"{error.strerror}.",
            do="See who may read and write there and whether the disk is full, then try again.",
        )
    if any(kind.__name__ == "OperationalError" for kind in type(error).__mro__):
        return Unavailable(
            "The database does not answer, or broke off",
            why=" ".join(str(error).split()),
            do="See that the server runs and that the address in the environment is right.",
        )
    return None


def say_error(error: ProductError) -> None:
    """Say what happened, why, and what to do; and every problem of bad input."""
    click.secho(f"Error: {error.what}", err=True, fg="red")
    if isinstance(error, BadInput):
        for problem in error.problems:
            click.echo(f"  - {problem}", err=True)
    for label, words in (("Why", error.why), ("Do", error.do)):
        if str(words):
            click.echo(f"  {label + ':':<4} {words}", err=True)
