"""The product's own source files, read and parsed for the tests of its house rules."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secretariat.site.cluster.places import PACKAGE

ROOT = PACKAGE.parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file; what it holds may be given."""

    path: Path
    given: ast.Module | None = None

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def layer(self) -> str:
        """The layer it belongs to: kernel, engine, web, areas, example or site."""
        return self.path.relative_to(PACKAGE).parts[0]

    @cached_property
    def text(self) -> str:
        """What it holds."""
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        """What it holds, parsed."""
        return self.given or ast.parse(self.text)

    @property
    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    @property
    def imported(self) -> Iterator[str]:
        """The dotted name of everything it imports, wherever it does."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (one.name for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{one.name}" for one in node.names)

    @property
    def called(self) -> Iterator[tuple[str, int]]:
        """What it calls, as it is written, and in which line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.lineno


def sources() -> list[Source]:
    """Every Python file of the product but migrations, which Django's own command writes."""
    found = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return [Source(path) for path in found]


def tracked() -> list[Path]:
    """Every file of the project as git knows it; without git, as it lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = [name for name in listed.stdout.split("\0") if name]
    found = [ROOT / name for name in names] or _lying_there()
    return [path for path in found if path.is_file()]


def _lying_there() -> list[Path]:
    folders = ("src", "tests", "docs", "benchmarks", ".ci")
    kept = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [path for path in (*kept, *ROOT.iterdir()) if "__pycache__" not in path.parts]
