"""The registers, the imports, and who may perform which action."""

from collections.abc import Iterator

from secretariat.engine.access.roles import permitting, roles
from secretariat.engine.imports.declaring import Import, imports
from secretariat.engine.imports.readings import Reference
from secretariat.engine.records.declaring import actions
from secretariat.engine.registers.declaring import Register, registers
from secretariat.site.reference.tables import code, listed, page, table


def kept() -> str:
    """One section a register."""
    return page(
        "Registers",
        "Every kind of record the product keeps.",
        *(part for one in registers() for part in _register(one)),
    )


def _register(one: Register) -> Iterator[str]:
    yield f"## {one.title}"
    if str(one.about):
        yield str(one.about)
    yield table(
        ("what", "says"),
        (
            ("key", code(one.key)),
            ("open to", code(one.see.value)),
            ("columns", listed(one.columns)),
            ("filters", listed(one.filters)),
            ("searched in", listed(one.search)),
            ("actions", listed(action.key for action in one.actions)),
        ),
    )


def read() -> str:
    """One section an import."""
    return page(
        "Imports",
        "What the columns of a file may be called, and which field each fills.",
        *(part for one in imports() for part in _import(one)),
    )


def _import(one: Import) -> Iterator[str]:
    yield f"## {one.title}"
    changes = code(one.change.key) if one.change else "none: a row that differs is refused"
    yield (
        f"`{one.key}` adds by {code(one.add.key)} and changes by {changes}. "
        f"Records are told apart by {listed(one.natural_key)}."
    )
    yield table(
        ("field", "headers", "read as", "may be left out"),
        (
            (
                code(column.field),
                listed(column.headers),
                _reading(column.reads),
                "yes" if column.optional else "",
            )
            for column in one.columns
        ),
    )


def _reading(reads: object) -> str:
    """What a cell is read as: a referred record by its names, anything else as its kind says."""
    if isinstance(reads, Reference):
        names = reads.by or ("/".join(reads.joined),)
        return f"{reads.to._meta.verbose_name}, by {listed(names)}"
    return (type(reads).__doc__ or "").split("\n")[0].rstrip(".:")


def who_may() -> str:
    """The roles, and a table of actions by roles."""
    known = list(roles().values())
    heads = ("action", "permission", *(str(role.title) for role in known))
    return page(
        "Roles and actions",
        "Who may do what. A person holds a role for a scope and a period.",
        table(
            ("role", "key", "is trusted with"),
            ((role.title, code(role.key), role.description) for role in known),
        ),
        table(
            heads,
            (
                (
                    f"{action.title} ({code(action.key)})",
                    code(action.may.value),
                    *("yes" if role in permitting(action.may) else "" for role in known),
                )
                for action in actions()
            ),
        ),
    )
