"""A group of commands, each imported when it is called for, with errors said as everywhere."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

from secretariat.kernel.errors import BadInput, ProductError


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
        """Run a command; an error of the product is said in its words and ends with its code."""
        try:
            return super().invoke(ctx)
        except ProductError as error:
            say_error(error)
            ctx.exit(error.exit_code)


def say_error(error: ProductError) -> None:
    """Say what happened, why, and what to do; and every problem of bad input."""
    click.secho(f"Error: {error.what}", err=True, fg="red")
    if isinstance(error, BadInput):
        for problem in error.problems:
            click.echo(f"  - {problem}", err=True)
    for label, words in (("Why", error.why), ("Do", error.do)):
        if str(words):
            click.echo(f"  {label + ':':<4} {words}", err=True)
