"""A translation beside its original, passage by passage: what lacks, what is stale, what holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.drafting.comparing import words_changed
from secretariat.engine.drafting.passages import plain
from secretariat.engine.drafting.revising import version_of
from secretariat.engine.drafting.translating import Row, Seen, State, as_seen, beside, translate
from secretariat.engine.records.versions import ChangedSince
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web import formats
from secretariat.web.asking import one, today
from secretariat.web.contexts.drafting import BesidePage, BesideRow
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Notice, Status
from secretariat.web.drafting.changes import words
from secretariat.web.drafting.desks import Desk, desk, links, title, tongues, trail
from secretariat.web.frames import frame

BEHIND = "behind"
LETTERS_OF_A_LINE = 55


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What came in: passages by the number of their row, those still right, what was seen."""

    said: Mapping[int, str]
    right: frozenset[int]
    seen: Seen


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the page shows again: what was typed by passage of the original, and what went wrong."""

    typed: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    notice: Notice | None = None
    status: int = 200


def beside_page(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show a translation beside its original, and save one passage of it, or all."""
    at = desk(request, key, language)
    if not at.is_translation or not at.original.text.strip():
        raise nothing_here()
    if request.method != "POST":
        return _asked(request, at, Answer())
    require(at.person, at.publication.writes, on=today())
    came = _read({name: str(value) for name, value in request.POST.items()})
    try:
        _write(at, came)
    except ChangedSince as error:
        return _asked(request, desk(request, key, language), _clashing(at, came, error))
    except (BadInput, Conflict) as error:
        kept = _by_original(at, came)
        return _asked(request, at, Answer(typed=kept, errors=(str(error),), status=error.status))
    messages.success(request, _("The translation has been saved."))
    return redirect(f"{request.get_full_path()}{_place(came)}")


def _write(at: Desk, came: Typed) -> None:
    translate(
        *(at.publication, at.language, came.said),
        right=came.right,
        by=at.person,
        on=today(),
        seen=came.seen,
    )


def _read(posted: Mapping[str, str]) -> Typed:
    """Read the form: every passage, or the one whose button was pressed."""
    said = {
        int(name.removeprefix("row-")): plain(value)
        for name, value in posted.items()
        if name.startswith("row-") and name.removeprefix("row-").isdecimal()
    }
    right = posted.get("right", "")
    chosen = right or posted.get("save", "")
    if chosen.isdecimal():
        said = {number: text for number, text in said.items() if number == int(chosen)}
    return Typed(
        said={} if right else said,
        right=frozenset({int(right)} if right.isdecimal() else ()),
        seen=Seen(
            original=_version(posted, "seen_original"),
            translation=_version(posted, "seen_translation"),
        ),
    )


def _version(posted: Mapping[str, str], name: str) -> int:
    found = posted.get(name, "")
    if not found.isdecimal():
        raise BadInput(
            _("The form does not say which version of the texts it began from."),
            do=_("Open the page again, and send it from there."),
        )
    return int(found)


def _place(came: Typed) -> str:
    """Lead back to the passage that was worked on."""
    chosen = [*came.said, *came.right]
    return f"#row-{chosen[0]}" if len(chosen) == 1 else ""


def _by_original(at: Desk, came: Typed) -> dict[str, str]:
    """What was typed, by the passage of the original it stood beside."""
    original = as_seen(at.publication, at.publication.original, came.seen.original)
    rows = beside(original, as_seen(at.publication, at.language, came.seen.translation))
    return {
        rows[number].original: text
        for number, text in came.said.items()
        if number < len(rows) and text.strip() != rows[number].translation
    }


def _clashing(at: Desk, came: Typed, error: ChangedSince) -> Answer:
    who = dict.fromkeys(entry.who for one in error.changed for entry in one.entries)
    notice = Notice(
        title=_("Somebody else saved this translation while you were at it: %(who)s")
        % {"who": ", ".join(who)},
        text=_("Nothing of yours has been written yet: look at what is marked, then save again."),
        kind="warn",
    )
    return Answer(typed=_by_original(at, came), notice=notice, status=error.status)


def _asked(request: HttpRequest, at: Desk, answer: Answer) -> HttpResponse:
    seen = Seen(original=version_of(at.texts.get(at.publication.original)), translation=at.version)
    rows = beside(at.original, at.text)
    shows = BEHIND if one(request.GET, "show") == BEHIND else ""
    page = BesidePage(
        title=title(at),
        sentence=_sentence(rows),
        tongues=tongues(at, "draft-beside"),
        links=links(at, "draft-beside"),
        original=at.publication.original.own_name,
        original_lang=at.publication.original.value,
        lang=at.language.value,
        language=at.language.own_name,
        rows=_rows(rows, answer, only_behind=bool(shows)),
        narrowed=_narrowed(at, shows),
        seen_original=seen.original,
        seen_translation=seen.translation,
        may_write=at.may_write,
        shows=shows,
        errors=answer.errors,
        notice=answer.notice,
    )
    given = {"frame": frame(request, page.title, place="papers", trail=trail(at)), "page": page}
    return render(request, "secretariat/drafting/beside.html", given, status=answer.status)


def _sentence(rows: Sequence[Row]) -> str:
    """Say how many passages are up to date, stale, missing or without an original."""
    states = [row.state for row in rows]
    told = (
        (State.MISSING, _("%(n)s missing")),
        (State.STALE, _("%(n)s stale")),
        (State.SURPLUS, _("%(n)s without an original")),
        (State.CURRENT, _("%(n)s up to date")),
    )
    said = [
        words % {"n": formats.number(states.count(state))}
        for state, words in told
        if state in states
    ]
    return _("Of the passages: %(told)s.") % {"told": ", ".join(said)}


def _narrowed(at: Desk, shows: str) -> Link:
    page = at.url("draft-beside")
    if shows:
        return Link(label=_("Show every passage"), url=page)
    return Link(label=_("Show only what is missing or stale"), url=f"{page}?show={BEHIND}")


def _rows(rows: Sequence[Row], answer: Answer, *, only_behind: bool) -> tuple[BesideRow, ...]:
    return tuple(
        _row(number, row, answer.typed.get(row.original) if row.original else None)
        for number, row in enumerate(rows)
        if not only_behind or row.state is not State.CURRENT
    )


def _row(number: int, row: Row, typed: str | None) -> BesideRow:
    clashes = typed is not None and bool(row.translation)
    stands = row.translation if typed is None else typed
    changed = words_changed(row.made_from, row.original) if row.state is State.STALE else ()
    return BesideRow(
        number=number,
        original=row.original,
        typed=stands,
        state=row.state.value,
        status=Status(kind=_KINDS[row.state], word=_words(row.state)),
        lines=max(2, _lines(row.original), _lines(stands)),
        changed=words(changed) if row.made_from else (),
        recorded=row.translation if clashes else "",
    )


_KINDS = {
    State.CURRENT: "good",
    State.STALE: "warn",
    State.MISSING: "bad",
    State.SURPLUS: "none",
}


def _words(state: State) -> str:
    return {
        State.CURRENT: _("Up to date"),
        State.STALE: _("Stale: the original has changed since"),
        State.MISSING: _("Missing: not translated yet"),
        State.SURPLUS: _("The original has no such passage (any more)"),
    }[state]


def _lines(text: str) -> int:
    """How many lines a passage takes in a field."""
    return sum(1 + len(line) // LETTERS_OF_A_LINE for line in text.split("\n"))
