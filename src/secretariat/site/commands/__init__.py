"""The command line: `secretariat` and its commands, each with an example in its --help.

To add a command, name it in COMMANDS with the place of its click command.
"""

from secretariat.site.commands.group import CommandGroup

COMMANDS = {
    "run": "secretariat.site.commands.running:run",
    "worker": "secretariat.site.commands.working:worker",
    "migrate": "secretariat.site.commands.migrating:migrate",
    "check": "secretariat.site.commands.checking:check",
    "import": "secretariat.site.commands.importing:import_",
    "export": "secretariat.site.commands.exporting:export",
    "figure": "secretariat.site.commands.figures:figure",
    "freeze": "secretariat.site.commands.publishing:freeze",
    "step": "secretariat.site.commands.publishing:step",
    "print": "secretariat.site.commands.publishing:print_",
    "verify": "secretariat.site.commands.publishing:verify",
    "restate": "secretariat.site.commands.restating:restate",
    "person": "secretariat.site.commands.persons:person",
    "backup": "secretariat.site.commands.backing_up:backup",
    "restore": "secretariat.site.commands.restoring:restore",
    "docs": "secretariat.site.commands.documenting:docs",
}

main = CommandGroup(
    name="secretariat",
    places=COMMANDS,
    help="The system of record of an international organization: "
    "every figure opens down to the records it counts.",
)
