"""The life of a text: its versions, who left them, how much changed, and who saved it last."""

from dataclasses import dataclass
from datetime import datetime

from secretariat.engine.drafting.comparing import counted
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.telling import Entry, history_of, people_of, who_acted


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of a text: the act that left it, its text, and the words it added and removed."""

    entry: Entry
    text: str
    added: int
    removed: int


@dataclass(frozen=True, kw_only=True)
class Saved:
    """Who saved a text last, and when."""

    who: str
    at: datetime


def story_of(number: int, *, begins: str = "") -> tuple[Version, ...]:
    """Every version of a text, newest first; the first is compared with `begins`, its file."""
    kept = event_model(DraftText)._base_manager.filter(pgh_obj_id=number)
    texts = dict(kept.values_list("pgh_id", "text"))
    found, before = list[Version](), begins
    for entry in reversed(history_of(DraftText(pk=number))):
        text = texts[entry.version]
        added, removed = counted(before, text)
        found.append(Version(entry=entry, text=text, added=added, removed=removed))
        before = text
    return tuple(reversed(found))


def last_saved(number: int) -> Saved:
    """Who saved a text last: two statements, however many versions it has."""
    newest = event_model(DraftText)._base_manager.filter(pgh_obj_id=number).order_by("-pgh_id")
    act = Act.objects.get(pk__in=newest.values("pgh_context_id")[:1])
    return Saved(who=who_acted(act, people_of([act])), at=act.at)
