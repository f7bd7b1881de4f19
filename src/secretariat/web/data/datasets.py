"""The datasets there are: every figure, register and paper that is open to the whole world.

Whoever asks is told what a stranger is told, so that the catalogue is the same for all.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from typing import Final

from django.db.models import Model, Value
from django.urls import reverse
from django.utils.translation import override

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.history.recording import event_model, recorded_models
from secretariat.engine.measures.declaring import Kind as Clock
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.measures.figures import select
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.printing import PRINTERS, printer_of
from secretariat.engine.publishing.releases import latest_releases
from secretariat.engine.publishing.seeing import open_to
from secretariat.engine.registers.declaring import Register, registers
from secretariat.kernel.languages import LANGUAGES
from secretariat.kernel.periods import Period

LICENCE: Final = "CC-BY-4.0"
"""Under which figures and registers may be used, as papers are unless they say otherwise."""

Words = Mapping[str, str]
Changed = Mapping[type[Model], datetime]


class Kind(StrEnum):
    """What a dataset is."""

    FIGURE = "figure"
    REGISTER = "register"
    PAPER = "paper"


@dataclass(frozen=True, kw_only=True)
class File:
    """A form in which a dataset can be had; `language` is empty where it holds all of them."""

    title: str
    media: str
    address: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """What can be taken along: words by language, its page, its files.

    `changed` is when anything it counts or lists was last written, None if nothing ever was;
    `since` is the first day it can be counted for.
    """

    key: str
    kind: Kind
    title: Words
    about: Words
    owner: Words
    page: str
    files: tuple[File, ...]
    licence: str = LICENCE
    changed: datetime | None = None
    since: date | None = None
    version: str = ""


def datasets(*, on: date, now: datetime) -> tuple[Dataset, ...]:
    """Every dataset a stranger may have: figures, then registers, then papers."""
    editions = open_to(ANONYMOUS, on=on, now=now)
    cited = ReleasedFigure.objects.filter(release__in=editions.values("pk")).order_by()
    figures = list(_figures(set(cited.values_list("measure", flat=True).distinct())))
    lists = [one for one in registers() if one.see == PUBLIC and not one.sensitive]
    counted = {one.key: _counted(one, on) for one in figures}
    changed = _changed({*chain.from_iterable(counted.values()), *(one.model for one in lists)})
    return (
        *(_figure(one, _last(counted[one.key], changed), on) for one in figures),
        *(_register(one, changed.get(one.model)) for one in lists),
        *(_paper(one) for _key, one in sorted(latest_releases(editions).items())),
    )


def _figures(released: Container[str]) -> Iterator[Measure]:
    """Those open to strangers; of small cells only what a public paper has released."""
    for one in measures():
        if one.audience == PUBLIC and (one.smallest_cell <= 1 or one.key in released):
            yield one


def _counted(measure: Measure, on: date) -> list[type[Model]]:
    """The tables whose records a figure counts."""
    when = on if measure.kind is Clock.STOCK else Period.year(on.year - 1)
    return [plain.rows.model for plain in select(measure, when).plain().values()]


def _changed(models: Collection[type[Model]]) -> Changed:
    """When each of some tables was last written: one statement for all of them."""
    kept = {one._meta.db_table: one for one in recorded_models() if one in models}
    first, *others = (
        event_model(model)
        ._base_manager.order_by("-pgh_created_at")
        .annotate(of=Value(table))
        .values_list("of", "pgh_created_at")[:1]
        for table, model in kept.items()
    )
    return {kept[table]: at for table, at in first.union(*others, all=True)}


def _last(models: Iterable[type[Model]], changed: Changed) -> datetime | None:
    return max((changed[one] for one in models if one in changed), default=None)


def _spoken(words: Callable[[], object]) -> Words:
    """What a declaration says, in each language."""
    found = {}
    for language in LANGUAGES:
        with override(str(language)):
            found[str(language)] = str(words())
    return found


def _figure(measure: Measure, changed: datetime | None, on: date) -> Dataset:
    page = reverse("figure", args=[measure.key])
    return Dataset(
        key=measure.key,
        kind=Kind.FIGURE,
        title=_spoken(lambda: measure.title),
        about=_spoken(lambda: measure.on(on).shown),
        owner=_spoken(lambda: measure.owner),
        page=page,
        files=(
            File(title="CSV", media="text/csv", address=f"{page}.csv"),
            File(title="JSON", media="application/json", address=f"{page}.json"),
        ),
        changed=changed,
        since=measure.since,
    )


def _register(register: Register, changed: datetime | None) -> Dataset:
    args = [register.key]
    sheet = printer_of("xlsx").media
    return Dataset(
        key=register.key,
        kind=Kind.REGISTER,
        title=_spoken(lambda: register.title),
        about=_spoken(lambda: register.about or register.title),
        owner={},
        page=reverse("register", args=args),
        files=(
            File(title="CSV", media="text/csv", address=reverse("register-csv", args=args)),
            File(title="XLSX", media=sheet, address=reverse("register-xlsx", args=args)),
        ),
        changed=changed,
    )


def _paper(release: Release) -> Dataset:
    told = sorted(release.facts)
    args = [release.publication, release.edition]
    return Dataset(
        key=release.publication,
        kind=Kind.PAPER,
        title={language: release.facts[language]["title"] for language in told},
        about={language: release.facts[language]["purpose"] for language in told},
        owner={language: release.facts[language]["owner"] for language in told},
        page=reverse("paper", args=args),
        files=tuple(
            File(
                title=printer.title,
                media=printer.media.partition(";")[0],
                address=f"{reverse('paper-file', args=[*args, printer.key])}?lang={language}",
                language=language,
            )
            for language in told
            for printer in PRINTERS
        ),
        licence=release.facts[told[0]]["licence"],
        changed=release.frozen_at,
        version=str(release.edition),
    )
