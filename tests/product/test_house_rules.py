"""How this product is written: small files and functions, said in words, and nothing hidden."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.product.sources import ROOT, Function, Source, sources, tracked

from secretariat.site.cluster.places import PACKAGE

WANTED, REACHED = 1.5, 0.5  # tests to code, in lines; raise what is reached, never lower it
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_ARGUMENTS = 400, 40, 7
BANNED_NAMES = {"utils", "helpers", "services", "signals", "admin", "common", "misc", "base_utils"}
AREA_FILES = {
    *("__init__", "models", "roles", "actions", "workflows", "registers", "measures"),
    *("publications", "imports", "pages", "apps", "area", "addresses", "checks", "panels"),
    "jobs",
}
AREA_FOLDERS = {"facts", "migrations", "papers", "templates", "static", "standing", "__pycache__"}
# The one function that takes more: the facts of a declaration, each by its name.
DECLARES = "src/secretariat/engine/measures/declaring.py", "measure"
# Django itself asks these files to act when they are imported.
ACTS_FOR_DJANGO = {"templatetags", "wsgi.py"}
BANNED_IMPORTS = ("django.db.models.signals", "django.dispatch", "django.contrib.admin")
CLOCKS = re.compile(
    r"(date\.today|datetime\.(now|utcnow|today)|timezone\.(now|localdate|localtime)"
    r"|time\.(time|time_ns|localtime|gmtime))$"
)
CLOCKLESS = {"kernel", "engine", "areas", "example"}
# Which machine something was written on, and where it fetched its packages, is nobody's business.
OF_A_MACHINE = re.compile(
    r"(?<![\w.~-])/work(space)?/\w"
    r"|file:///\w"
    r"|https?://(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|artifactory|nexus)[\w.-]*"
    r"|--(?:extra-)?index-url[ =]\S",
    re.IGNORECASE,
)
OF_A_PERSON = re.compile(r"(?<![\w.~-])/(home|root|Users)/\w")  # tests may invent one
TEXTS = {
    *(".py", ".md", ".html", ".css", ".csv", ".toml", ".txt", ".po", ".svg", ".json", ".yml"),
    *(".yaml", ".cfg", ".ini", ".sh", ""),
}


@pytest.fixture(scope="module")
def files() -> list[Source]:
    """Every Python file of the product."""
    found = sources()
    assert len(found) > 100
    return found


def test_a_file_stays_small(files: list[Source]) -> None:
    long = {str(one): lines for one in files if (lines := one.text.count("\n")) > MOST_LINES}
    assert not long


def test_a_function_stays_small(files: list[Source]) -> None:
    long = {
        f"{source}:{one.lineno} {one.name}": length
        for source in files
        for one in source.functions
        if (length := _length(one)) > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def test_a_function_asks_for_seven_things_at_most(files: list[Source]) -> None:
    greedy = {
        f"{source}:{one.lineno} {one.name}": count
        for source in files
        for one in source.functions
        if (count := _arguments(one)) > MOST_ARGUMENTS and (str(source), one.name) != DECLARES
    }
    assert not greedy


def test_whatever_is_public_says_what_it_is(files: list[Source]) -> None:
    silent = [f"{one}:{line} {name}" for one in files for name, line in _silent(one.tree)]
    assert not silent


def test_nothing_is_imported_that_acts_behind_the_readers_back(files: list[Source]) -> None:
    hidden = [
        f"{source}: {name}"
        for source in files
        for name in source.imported
        if name.startswith(BANNED_IMPORTS) or name.rsplit(".", 1)[-1] == "ModelForm"
    ]
    assert not hidden


def test_importing_a_file_changes_no_other(files: list[Source]) -> None:
    acting = [
        f"{source}:{line} {words}"
        for source in files
        if not ACTS_FOR_DJANGO & set(source.path.parts)
        for words, line in _acts_at_import(source.tree)
    ]
    assert not acting


def test_no_clock_is_read_below_the_pages(files: list[Source]) -> None:
    clocks = [
        f"{source}:{line} {name}"
        for source in files
        if source.layer in CLOCKLESS
        for name, line in source.called
        if CLOCKS.search(name)
    ]
    assert not clocks


def test_no_file_has_a_name_that_says_nothing(files: list[Source]) -> None:
    empty = [str(one) for one in files if BANNED_NAMES & {one.path.stem, one.path.parent.name}]
    assert not empty


def test_every_area_uses_the_agreed_file_names() -> None:
    areas = [path for path in (PACKAGE / "areas").iterdir() if (path / "__init__.py").is_file()]
    assert len(areas) >= 2
    strange = [str(path.relative_to(ROOT)) for area in areas for path in _not_agreed(area)]
    assert not strange
    assert all((area / "area.py").is_file() for area in areas)


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    read = [path for path in tracked() if path.suffix in TEXTS and path != Path(__file__)]
    assert len(read) > 300
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in read
        for rule in (OF_A_MACHINE, OF_A_PERSON)
        if (found := rule.search(path.read_text(errors="replace")))
        and not (rule is OF_A_PERSON and path.is_relative_to(ROOT / "tests"))
    ]
    assert not named


def test_tests_keep_up_with_the_code(files: list[Source]) -> None:
    code = sum(_weight(one.path) for one in files)
    tests = sum(_weight(path) for path in sorted((ROOT / "tests").rglob("*.py")))
    assert tests >= REACHED * code, (
        f"{tests} lines of tests for {code} lines of code: {tests / code:.2f} to 1,"
        f" where {REACHED} were reached and {WANTED} are wanted."
    )


SINS = '''
import datetime
from django.forms import ModelForm
from django.db.models.signals import post_save

register("x")
kept["x"] = 1

class Silent:
    def speaks(self):
        return datetime.date.today(), datetime.datetime.now(), timezone.now()

def greedy(a, b, c, d, e, *, f, g, h):
    """Takes much."""
'''


def test_the_rules_find_what_they_look_for() -> None:
    tree = ast.parse(SINS)
    sinner = Source(Path("nowhere.py"), tree)
    assert [name for name, _ in _silent(tree)] == ["the module", "Silent", "Silent.speaks"]
    assert [line for _, line in _acts_at_import(tree)] == [6, 7]
    assert len([name for name, _ in sinner.called if CLOCKS.search(name)]) == 3
    assert max(map(_arguments, sinner.functions)) == 8
    hidden = [name for name in sinner.imported if name.startswith(BANNED_IMPORTS)]
    assert hidden == ["django.db.models.signals.post_save"]
    for words in ("see /workspace/x", "--index-url https://x", "https://pypi.example/simple"):
        assert OF_A_MACHINE.search(words), words
    for words in ("/registers/work/", "the network/x", "https://docs.example/home/a"):
        assert not OF_A_MACHINE.search(words), words


def _length(one: Function) -> int:
    return (one.end_lineno or one.lineno) - one.lineno + 1


def _arguments(one: Function) -> int:
    """What a caller has to give: self and cls come by themselves."""
    asked = [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in asked)


def _silent(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The module, its public classes, their public methods and its public functions."""
    if ast.get_docstring(tree) is None:
        yield "the module", 1
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield node.name, node.lineno
            if isinstance(node, ast.ClassDef):
                yield from _silent_methods(node)


def _silent_methods(node: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """Public methods that say nothing; those of one line in a protocol are told by its own text."""
    if any("Protocol" in ast.unparse(one) for one in node.bases):
        return
    for one in node.body:
        if not isinstance(one, Function) or one.name.startswith("_"):
            continue
        if ast.get_docstring(one) is None:
            yield f"{node.name}.{one.name}", one.lineno


def _acts_at_import(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Calls whose result nobody keeps, and changes to what another name holds, at import."""
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield ast.unparse(node), node.lineno
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(one, ast.Subscript | ast.Attribute) for one in targets):
                yield ast.unparse(node), node.lineno


def _not_agreed(area: Path) -> Iterator[Path]:
    for path in area.iterdir():
        known = path.name in AREA_FOLDERS if path.is_dir() else path.stem in AREA_FILES
        is_split = path.is_dir() and path.stem in AREA_FILES
        if not (known or is_split):
            yield path


def _weight(path: Path) -> int:
    """Lines that say something."""
    return sum(bool(line.strip()) for line in path.read_text().splitlines())
