"""Matching a name in a file to a record: once, for every later import."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.permissions import Permission
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.models import Match
from secretariat.engine.imports.naming import Matches, Names, kind_of
from secretariat.engine.imports.readings import Reference
from secretariat.engine.imports.sight import ALL, Seen
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import BadInput, Problem
from secretariat.kernel.languages import fold


class May(Permission):
    """What imports let be done besides the actions they perform."""

    MATCH_NAMES = "imports.match_names"


match_names = Action(
    key="imports.match_names",
    title=gettext_lazy("Match names to records"),
    told=gettext_lazy("matched this name to a record"),
    model=Match,
    kind=Kind.ADD,
    may=May.MATCH_NAMES,
    fields=("import_key", "said", "key", "table", "named"),
)


def remember(what: Import, matches: Matches, *, by: Actor, on: date, seen: Seen = ALL) -> int:
    """Remember what names in a file stand for; returns how many are new.

    Whoever may import may match. A match says a text of the file and the code or name of a record
    the import refers to, one that is `seen`. Raises BadInput when there is no such record, or the
    text already means another one.
    """
    rows = [row for row in _rows(what, matches, seen) if not _is_known(row)]
    if rows:
        add(replace(match_names, may=what.add.may), rows, by=by, on=on)
    return len(rows)


def _rows(what: Import, matches: Matches, seen: Seen) -> Iterator[dict[str, Any]]:
    names = Names(seen=seen)
    references = _references(what)
    for said, name in matches.items():
        found = {
            kind_of(reference.to): record
            for reference in references
            if (record := names.named(reference).get(fold(name)))
        }
        if not found:
            raise _no_such_record(references, names, said, name)
        for table, record in found.items():
            yield {
                "import_key": what.key,
                "said": said,
                "key": fold(said),
                "table": table,
                "named": record,
            }


def _references(what: Import) -> list[Reference]:
    return [column.reads for column in what.columns if isinstance(column.reads, Reference)]


def _is_known(row: dict[str, Any]) -> bool:
    earlier = Match.objects.filter(table=row["table"], key=row["key"]).first()
    if earlier is None or earlier.named == row["named"]:
        return earlier is not None
    raise BadInput(
        _("“%(said)s” is already matched to another record.") % {"said": row["said"]},
        why=_("A name stands for one record only."),
        do=_("Undo the earlier match first, or correct the file."),
    )


def _no_such_record(references: list[Reference], names: Names, said: str, name: str) -> BadInput:
    closest = [close for reference in references for close in names.closest(reference, name)]
    return BadInput(
        _("There is no record called “%(name)s” to match “%(said)s” to.")
        % {"name": name, "said": said},
        do=_("The closest are: %(names)s.") % {"names": ", ".join(closest)} if closest else "",
        problems=[Problem(where=said, found=name, wrong=_("unknown"))],
    )
