"""Freezing a publication: its figures, their evidence and their tables at one moment, sealed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connections
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import require
from secretariat.engine.disclosure.judging import as_released
from secretariat.engine.history.acting import OpenAct, act
from secretariat.engine.history.models import Act
from secretariat.engine.history.reading import known_at, snapshot
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell, select
from secretariat.engine.measures.fingerprints import fingerprint
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.measures.selections import Plain
from secretariat.engine.publishing.counting import counted_by
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.drafts import Cited, Draft, draft_of
from secretariat.engine.publishing.evidence import keep_evidence
from secretariat.engine.publishing.guarding import asked_of, attacked, guarded
from secretariat.engine.publishing.models import (
    Release,
    ReleasedEvidence,
    ReleasedFigure,
    ReleasedTable,
)
from secretariat.engine.publishing.sealing import parts_of, seal_of
from secretariat.engine.publishing.seeing import public
from secretariat.engine.publishing.tables import (
    digest_table,
    read_by,
    selected,
)
from secretariat.engine.publishing.versions import running, serving
from secretariat.engine.publishing.wording import exact, facts_of, unit_of, words_of
from secretariat.engine.records.refusing import explained
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Translated
from secretariat.kernel.periods import Period

SIDE = "default"  # a paper cites figures of the Office; walled sides release figures of their own
Progress = Callable[[int, int, str], None]


def quiet(done: int, total: int, words: str) -> None:
    """Report no progress."""


@dataclass(kw_only=True)
class _Frozen:
    """What has been computed so far for a release that is not written yet."""

    release: int
    tables: list[ReleasedTable] = field(default_factory=list)
    figures: list[ReleasedFigure] = field(default_factory=list)
    evidence: list[ReleasedEvidence] = field(default_factory=list)


def freeze(
    publication: Publication,
    *,
    by: Actor,
    on: date,
    note: str | Translated = "",
    corrects: Release | None = None,
    simulated_at: datetime | None = None,
    progress: Progress = quiet,
) -> Release:
    """Freeze a new edition: text and figures as they are known at this moment, sealed.

    Writers wait only while the moment is taken. `corrects` names the edition this one corrects,
    which is public at that moment, and `note` then says why: in each language of the paper, or in
    the one it is written in first. With `simulated_at`, which only the
    example and the tests may give, it freezes what was known at that instant, and the release says
    that its clock was simulated.
    Raises Refused, BadInput for a text that can't be frozen, Conflict when someone else froze the
    same edition meanwhile.
    """
    require(by, publication.freeze, on=on)
    notes = _told(note, publication)
    said = notes.in_(publication.original).text
    _hold_to_correction(publication, said, corrects)
    with snapshot(using=SIDE, simulated_at=simulated_at) as at, explained(Release):
        _hold_to_published(corrects, at)
        with known_at(simulated_at, using=SIDE), each_once():
            draft = draft_of(publication)  # here, for tables name the rows known at this moment
            frozen = _compute(draft, progress)
        with act("publishing.freeze", by=by, reason=said, using=SIDE) as opened:
            release = _release(publication, draft, frozen.release, opened, notes)
            release.known_at, release.simulated = at, simulated_at is not None
            release.note, release.corrects = said, corrects
            return _sealed(release, frozen)


def _told(note: str | Translated, publication: Publication) -> Translated:
    """The note by its languages; a bare text is in the language the paper is written in first."""
    return note if isinstance(note, Translated) else Translated(**{publication.original: note})


def _hold_to_correction(publication: Publication, note: str, corrects: Release | None) -> None:
    if corrects is None:
        return
    if corrects.publication != publication.key:
        raise BadInput(
            _("An edition corrects one of the same publication, not of %(other)s.")
            % {"other": corrects.publication}
        )
    if not note.strip():
        raise BadInput(
            _("A correction says what it corrects."),
            do=_("Give a note of a sentence or two; it is printed on the paper."),
        )


def _hold_to_published(corrects: Release | None, at: datetime) -> None:
    if corrects is None or public(at, of=[corrects.publication]).filter(pk=corrects.pk).exists():
        return
    raise BadInput(
        _("Edition %(edition)s has not been published, so there is nothing to correct in it.")
        % {"edition": corrects.edition},
        why=_("A correction tells readers what in an edition they have read was wrong."),
        do=_("Freeze this one as an edition of its own, which corrects none."),
    )


def _compute(draft: Draft, progress: Progress) -> _Frozen:
    """Every table and figure of the draft, read at the moment of the snapshot."""
    frozen = _Frozen(release=_next_number())
    models = read_by(one for cited in _each_breakdown(draft) for one in _selected(cited).values())
    total = len(models) + len(draft.cited)
    for done, model in enumerate(models):
        progress(done, total, _("Digesting %(table)s") % {"table": model._meta.verbose_name_plural})
        digested = digest_table(model, release=frozen.release, side=SIDE)
        frozen.tables.append(ReleasedTable(**vars(digested)))
    protection = guarded(draft.cited)
    cited = {str(number): one for number, one in enumerate(draft.cited, 1)}
    told = [(key, one) for key, one in cited.items() if asked_of(one) not in protection.withheld]

    def tell(done: int, measure: Measure) -> None:
        progress(len(models) + done, total, _("Computing %(key)s") % {"key": measure.key})

    frozen.evidence = keep_evidence(told, release=frozen.release, tell=tell)
    cells = counted_by(told, {(one.figure, one.name): one.count for one in frozen.evidence})
    frozen.figures = [
        _figure(key, one, cells[key]) if key in cells else _withheld(key, one)
        for key, one in cited.items()
    ]
    attacked(protection, frozen.figures)
    progress(total, total, _("Sealing"))
    return frozen


def _next_number() -> int:
    """The number of the release to come: its parts are written before it."""
    with connections[SIDE].cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('publishing_release', 'id'))")
        return int(cursor.fetchone()[0])


def _each_breakdown(draft: Draft) -> Iterable[Cited]:
    """One figure of each measure, date and breakdown: its cells all read the same tables."""
    found = {(one.measure.key, one.when, tuple(sorted(one.where))): one for one in draft.cited}
    return found.values()


def _selected(cited: Cited) -> dict[str, tuple[Plain, str]]:
    return selected(cited.measure, cited.citation.when, dict(cited.citation.where))


def _figure(key: str, cited: Cited, cell: Cell) -> ReleasedFigure:
    """The figure computed, with the words and the definition it was computed by."""
    measure, when = cited.measure, cited.citation.when
    kept = _withheld(key, cited)
    kept.value = exact(as_released(measure, select(measure, when), cell.value))
    kept.n, kept.part, kept.whole = cell.n, cell.part, cell.whole
    kept.withheld_below = None
    return kept


def _withheld(key: str, cited: Cited) -> ReleasedFigure:
    """The figure with its words and its definition, and none of its numbers."""
    measure, when, where = cited.measure, cited.citation.when, dict(cited.citation.where)
    day = when.ends if isinstance(when, Period) else when
    assert day is not None
    marked = fingerprint(measure, day)
    return ReleasedFigure(
        key=key,
        measure=measure.key,
        asked=cited.citation.asked,
        value=None,
        n=0,
        unit=unit_of(measure.unit),
        words=words_of(measure, measure.on(day), when, where),
        definition=marked.facts,
        fingerprint=marked.digest,
        withheld_below=measure.smallest_cell,
    )


def _release(
    publication: Publication, draft: Draft, number: int, opened: OpenAct, notes: Translated
) -> Release:
    """The release with everything but its parts and seal."""
    latest = Release.objects.filter(publication=publication.key).order_by("-edition").first()
    answering = Act.objects.get(pk=opened.id)
    return Release(
        pk=number,
        publication=publication.key,
        edition=latest.edition + 1 if latest else 1,
        frozen_at=answering.at,
        act=answering.pk,
        frozen_by=answering.by,
        frozen_by_process=answering.process,
        texts={str(language): text for language, text in draft.texts.items()},
        facts={str(one): facts_of(publication, one, notes) for one in draft.texts},
        product_version=running(),
        database_version=serving(SIDE),
    )


def _sealed(release: Release, frozen: _Frozen) -> Release:
    """Write the release and its figures; tables and evidence are there already."""
    release.parts = parts_of(
        release, tables=frozen.tables, figures=frozen.figures, evidence=frozen.evidence
    )
    release.seal = seal_of(release.parts)
    release.save(force_insert=True)
    for one in frozen.figures:
        one.release = release
    ReleasedFigure.objects.bulk_create(frozen.figures)
    return release
