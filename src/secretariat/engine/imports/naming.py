"""Finding records by name: whatever the accents and capitals, and as people matched them before."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import Any, Final

from django.db import models

from secretariat.engine.imports.models import Match
from secretariat.engine.imports.readings import Field, Reference
from secretariat.engine.imports.reasons import Meaning
from secretariat.engine.imports.sight import ALL, Seen
from secretariat.kernel.languages import fold

MOST_COMPARED: Final = 20_000  # names; of more, no closest ones are looked for
SUGGESTED: Final = 3
_CLOSE: Final = 0.5
_WORDY: Final = 4  # letters; what is shorter may be a code that is a word by chance
_AMBIGUOUS: Final = 0

Matches = Mapping[str, str]  # what a file says → the code or name of the record it stands for


def kind_of(model: type[models.Model]) -> str:
    """The name of a kind of record, as matches keep it."""
    return model._meta.label_lower


class Names:
    """The names of the records a file may refer to; each kind is read once, when first needed."""

    def __init__(self, matches: Matches | None = None, seen: Seen = ALL) -> None:
        self.seen = seen
        self.matches = {fold(said): name for said, name in (matches or {}).items()}
        self._named: dict[Reference, dict[str, int]] = {}
        self._remembered: dict[Reference, dict[str, int]] = {}

    def meaning(self, reference: Reference, said: str, field: Field) -> Meaning:
        """The record a text names, or why it names none."""
        key = fold(said)
        found = self.named(reference).get(key, _AMBIGUOUS) or self._matched(reference, key)
        if found:
            return Meaning(value=found)
        if key in self.named(reference):
            return reference.ambiguous(said)
        return reference.meaning(said, field)

    def named(self, reference: Reference) -> dict[str, int]:
        """Every name in every language, folded, and the record it names; 0 if several."""
        if reference not in self._named:
            self._named[reference] = _index(reference, self.seen)
        return self._named[reference]

    def closest(self, reference: Reference, said: str) -> tuple[str, ...]:
        """The codes of the records whose names come closest to a text, the closest first."""
        named = self.named(reference)
        if len(named) > MOST_COMPARED:
            return ()
        best: dict[int, float] = {}
        for name, record in named.items():
            if record:
                best[record] = max(best.get(record, _CLOSE), _closeness(fold(said), name))
        chosen = sorted((-score, record) for record, score in best.items() if score > _CLOSE)
        records = [record for _score, record in chosen[:SUGGESTED]]
        found = self.seen.of(reference.to).in_bulk(records)
        return tuple(suggestion(reference, found[record]) for record in records)

    def _matched(self, reference: Reference, key: str) -> int:
        """As matched just now, or else as remembered."""
        if key in self.matches:
            return self.named(reference).get(fold(self.matches[key]), _AMBIGUOUS)
        if reference not in self._remembered:
            present = self.seen.of(reference.to).values("pk")
            remembered = Match.objects.filter(table=kind_of(reference.to), named__in=present)
            self._remembered[reference] = dict(remembered.values_list("key", "named"))
        return self._remembered[reference].get(key, _AMBIGUOUS)


def suggestion(reference: Reference, record: models.Model) -> str:
    """The code of a record and what it is called."""
    if reference.joined:
        return str(record)
    return f"{getattr(record, reference.by[0])} ({record})"


def _index(reference: Reference, seen: Seen) -> dict[str, int]:
    names: dict[str, int] = {}
    rows: Any = seen.of(reference.to).values_list("pk", *reference.names())
    for record, *called in rows.iterator(chunk_size=5_000):
        for key in {fold(str(name)) for name in called if name}:
            names[key] = record if names.get(key, record) == record else _AMBIGUOUS
    return names


def _closeness(said: str, name: str) -> float:
    """How much two names have in common, and how far they begin alike; a name within the other
    comes close, however much longer that is.
    """
    shorter, longer = sorted((said, name), key=len)
    if len(shorter) >= _WORDY and f" {shorter} " in f" {longer} ":
        return 1.0
    matcher = SequenceMatcher(None, said, name, autojunk=False)
    if matcher.quick_ratio() <= _CLOSE:
        return 0.0
    alike: int = sum(takewhile(bool, map(eq, said, name)))
    closeness: float = matcher.ratio() + alike / len(shorter) / 2
    return closeness
