"""The sentences of the product: what is marked for translation, and the docstrings of measures.

`make messages` brings the catalogues up to date with them; no program of GNU gettext is needed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parents[2] / "src" / "secretariat"
CATALOGUES = SOURCES / "site" / "locale"
LANGUAGES = ("fr", "es")

_PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
}
_MARKS = {
    "django.utils.translation": {
        "gettext": "1",
        "gettext_lazy": "1",
        "gettext_noop": "1",
        "ngettext": "12",
        "ngettext_lazy": "12",
        "pgettext": "c1",
        "pgettext_lazy": "c1",
        "npgettext": "c12",
        "npgettext_lazy": "c12",
    },
    "secretariat.kernel.texts": {"sentence": "1"},
}
_CALL = re.compile(r"\b(n?p?gettext|_)\(")


@dataclass(frozen=True, kw_only=True)
class Message:
    """One marked sentence: its words, its plural, what tells it from the same words elsewhere."""

    one: str
    many: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a catalogue finds it by."""
        return self.context, self.one, self.many


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A message and the file that says it, as a path below the sources."""

    message: Message
    file: str


def marked() -> list[Marked]:
    """Everything marked in the sources, in the order of the files and of their lines."""
    found: list[Marked] = []
    for path in sorted(SOURCES.rglob("*")):
        name = path.relative_to(SOURCES).as_posix()
        if path.suffix == ".py":
            messages = list(in_python(path.read_text(encoding="utf-8"), name))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            messages = list(in_template(path.read_text(encoding="utf-8"), name))
        else:
            continue
        found += [Marked(message=message, file=name) for message in messages]
    return found


def in_python(source: str, name: str) -> Iterator[Message]:
    """Messages of one Python file; a mark around what is not a plain string is an error."""
    tree = ast.parse(source, name)
    marks = _marks_imported(tree)
    said = [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.FunctionDef)]
    for node in sorted(said, key=lambda one: (one.lineno, one.col_offset)):
        if isinstance(node, ast.FunctionDef):
            yield from _definition(node)
        elif _called(node) in marks and not _hands_on(node):
            yield _message(node, marks[_called(node)], name)


def _called(call: ast.Call) -> str:
    """The plain name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _definition(function: ast.FunctionDef) -> Iterator[Message]:
    """The docstring of a measure, which is published: each paragraph a message."""
    if any(map(_declares_a_measure, function.decorator_list)):
        for paragraph in (ast.get_docstring(function) or "").split("\n\n"):
            yield Message(one=" ".join(paragraph.split()))


def _declares_a_measure(decorator: ast.expr) -> bool:
    """Whether it is `measure(…)`, or `earlier.from_(…)`, which adds a definition from a day on."""
    if not isinstance(decorator, ast.Call):
        return False
    called = decorator.func
    later = isinstance(called, ast.Attribute) and called.attr == "from_"
    return later or _called(decorator) == "measure"


def in_template(source: str, name: str) -> Iterator[Message]:
    """Messages of one template, through what Django's own extraction makes of it."""
    flat = templatize(source, origin=name)
    for call in _CALL.finditer(flat):
        node = ast.parse(flat[call.start() : _closing(flat, call.end())].strip(), mode="eval").body
        shape = {"n": "12", "p": "c1", "np": "c12"}.get(call[1].removesuffix("gettext"), "1")
        yield _message(node, shape, name)


def _hands_on(call: ast.Call) -> bool:
    """Whether it translates a value that is marked where it is written, as `gettext(name)`."""
    return bool(call.args) and isinstance(call.args[0], ast.Name | ast.Attribute)


def _marks_imported(tree: ast.Module) -> dict[str, str]:
    marks: dict[str, str] = {}
    for node in ast.walk(tree):
        shapes = _MARKS.get(node.module or "", {}) if isinstance(node, ast.ImportFrom) else {}
        for name in node.names if shapes else ():
            if name.name in shapes:
                marks[name.asname or name.name] = shapes[name.name]
    return marks


def _message(call: ast.Call, shape: str, name: str) -> Message:
    words: dict[str, str] = {}
    for part, given in zip(shape, call.args, strict=False):
        if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
            raise ValueError(f"{name}:{call.lineno}: marks something that is not a plain string")
        words[{"c": "context", "1": "one", "2": "many"}[part]] = given.value
    return Message(**words)


def _closing(text: str, start: int) -> int:
    """Where the call ends whose opening bracket stands just before `start`, minding strings."""
    string = re.compile(r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")""", re.DOTALL)
    at, depth = start, 1
    while depth:
        if quoted := string.match(text, at):
            at = quoted.end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at


def catalogue(language: str) -> polib.POFile:
    """The catalogue of a language as it is kept, or a new one."""
    path = CATALOGUES / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    return polib.POFile(wrapwidth=100)


def merged(kept: polib.POFile, language: str, said: list[Marked]) -> polib.POFile:
    """A catalogue of exactly what is said, in its order, with the translations already kept."""
    before = {(entry.msgctxt or "", entry.msgid, entry.msgid_plural): entry for entry in kept}
    files: dict[Message, list[str]] = {}
    for mark in said:
        files.setdefault(mark.message, []).append(mark.file)
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = {
        "Project-Id-Version": "Secretariat",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS[language],
    }
    for message, where in files.items():
        fresh.append(_entry(message, sorted(set(where)), before.get(message.key)))
    return fresh


def _entry(message: Message, files: list[str], before: polib.POEntry | None) -> polib.POEntry:
    return polib.POEntry(
        msgid=message.one,
        msgid_plural=message.many,
        msgctxt=message.context or None,
        occurrences=[(file, "") for file in files],
        msgstr=before.msgstr if before else "",
        msgstr_plural=(before.msgstr_plural if before else {0: "", 1: ""}) if message.many else {},
    )


def main() -> None:
    """Bring every catalogue up to date, and say what waits for a translator."""
    said = marked()
    for language in LANGUAGES:
        fresh = merged(catalogue(language), language, said)
        path = CATALOGUES / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.save(str(path))
        waiting = sum(not entry.translated() for entry in fresh)
        sys.stdout.write(f"{language}: {len(fresh)} sentences, {waiting} to translate\n")


if __name__ == "__main__":
    main()
