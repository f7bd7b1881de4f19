"""What the product says when something is wrong: errors by id, system checks by number."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import secretariat
from secretariat.kernel.errors import ProductError
from secretariat.site.cluster.places import PACKAGE
from secretariat.site.reference.tables import code, page, table

NUMBER = re.compile(r"E\d{3}")
NOT_IMPORTED = ("migrations", "wsgi")  # they do something when they are


def errors() -> str:
    """Every kind of error, with its exit code and status."""
    return page(
        "Errors",
        "Each error says what happened, why, and what to do; the id, the exit code of the command "
        "line and the status of the page stay the same.",
        table(
            ("id", "exit code", "status", "means"),
            sorted((code(one.id), one.exit_code, one.status, _words(one)) for one in _kinds()),
        ),
    )


def _kinds() -> set[type[ProductError]]:
    for found in pkgutil.walk_packages(secretariat.__path__, "secretariat."):
        if not any(part in NOT_IMPORTED for part in found.name.split(".")):
            importlib.import_module(found.name)
    return {ProductError, *_below(ProductError)}


def _below(kind: type[ProductError]) -> Iterator[type[ProductError]]:
    for one in kind.__subclasses__():
        if "id" in vars(one):  # one without an id of its own is its parent to a reader
            yield one
        yield from _below(one)


def _words(kind: type[ProductError]) -> str:
    return (kind.__doc__ or "").split("\n\n")[0]


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """One fault the system checks find: its id, what they say and what they advise."""

    id: str
    says: str
    hint: str


def checks() -> str:
    """Every fault of a declaration that stops the product at start."""
    return page(
        "System checks",
        "What `secretariat check` may find wrong in the declarations. “…” stands for what the "
        "declaration says.",
        table(
            ("id", "says", "hint"),
            ((code(one.id), one.says, one.hint) for one in faults()),
        ),
    )


def faults() -> list[Fault]:
    """Every fault, as the checks in the source say it, by id."""
    trees = (ast.parse(path.read_text()) for path in sorted(PACKAGE.rglob("checks.py")))
    return sorted({fault for tree in trees for fault in _faults(tree)})


def _faults(tree: ast.AST) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            named = {word.arg: _text(word.value) for word in node.keywords}
            said = [_text(one) for one in node.args]
            if NUMBER.fullmatch(said[-1]):  # a module's own way of making one
                yield Fault(id=f"secretariat.{said[-1]}", says=said[-2], hint=named.get("hint", ""))
            elif NUMBER.fullmatch(named.get("id", "").removeprefix("secretariat.")):
                yield Fault(id=named["id"], says=said[0], hint=named.get("hint", ""))


def _text(node: ast.expr) -> str:
    """The words of a string, with … for what is put into it."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return "…"


def sources() -> list[Path]:
    """Every file of the product's source."""
    return sorted(PACKAGE.rglob("*.py"))
