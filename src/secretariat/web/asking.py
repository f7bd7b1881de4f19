"""What an address asks for, read strictly: what is not understood is said, never ignored."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor, actor_of
from secretariat.engine.access.covering import Sight
from secretariat.engine.history.models import Act
from secretariat.engine.measures.cells import hold_to_cells
from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import When
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.registers import reserving
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.narrowing import filter_words
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period, StatedDate
from secretariat.web import formats
from secretariat.web.languages import ASKED
from secretariat.web.links import NOT_STATED, FigureAddress

_FIGURE_WORDS = frozenset({"known_at", "by", "page", "after", "name", ASKED})
_CLOCK = {Kind.STOCK: "as_of", Kind.FLOW: "over"}
_REGISTER_WORDS = frozenset({"q", "on", "order", "page", "columns", "view", ASKED})


def today() -> date:
    """Give the day it is: the one clock, read here and passed down."""
    return timezone.localdate()


def now() -> datetime:
    """Give the instant it is, in UTC."""
    return timezone.now().astimezone(UTC)


def actor(request: HttpRequest) -> Actor:
    """Give who asks."""
    return actor_of(request.user)


def reader(request: HttpRequest) -> Reader:
    """Give who reads figures at this moment: what records and public releases tell her."""
    return Reader(actor(request), today(), now())


def sight(request: HttpRequest) -> Sight:
    """Give what says which records of any kind she may see who asks."""
    return reserving.sight(actor(request), on=today())


def figure_asked(measure: Measure, asked: QueryDict, *, by: Actor, on: date) -> FigureAddress:
    """Read which figure is asked for; without a date, today's, or last year's for a flow.

    The code of a record that is closed to who asks answers as one that stands for nothing.
    """
    dimensions = {found.key for found in measure.dimensions}
    _refuse_unknown(asked, _FIGURE_WORDS | dimensions | {_CLOCK[measure.kind]})
    when, where = _when(measure, asked, on=on), _cell(measure, asked)
    known_at = _kept_by_then(instant(one(asked, "known_at"), now_is=now()))
    hold_to_cells(measure, when, where, known_at=known_at, sees=reserving.sight(by, on=on))
    return FigureAddress(
        key=measure.key, when=when, known_at=known_at, by=_keys(measure, asked), where=where
    )


def _kept_by_then(known_at: datetime | None) -> datetime | None:
    """Refuse a moment before anything was kept: nothing was known, which is not a value of 0."""
    if known_at is None:
        return None
    first = Act.objects.order_by("at").values_list("at", flat=True).first()
    if first is not None and known_at < first:
        told = {"asked": formats.day(known_at.date()), "first": formats.day(first.date())}
        raise BadInput(
            _("Nothing was kept here yet on %(asked)s.") % told,
            why=_("What was known is told by the history of the records: it begins on %(first)s.")
            % told,
            do=_("Ask for a later moment."),
        )
    return known_at


def _when(measure: Measure, asked: QueryDict, *, on: date) -> When:
    if measure.kind is Kind.STOCK:
        words = one(asked, "as_of")
        return day(words) if words else on
    words = one(asked, "over")
    return _over(words) if words else Period.year(on.year - 1)


def _over(words: str) -> Period:
    """Read a period, as papers cite it (2024-01-01..2025-12-31), or a year or month alone."""
    first, dots, last = words.partition("..")
    if not dots or not first or not last:
        return Period.read(words)
    return Period(day(first), day(last))


def _keys(measure: Measure, asked: QueryDict) -> tuple[str, ...]:
    keys = [key for part in asked.getlist("by") for key in part.split(",") if key]
    return tuple(measure.dimension(key).key for key in dict.fromkeys(keys))


def _cell(measure: Measure, asked: QueryDict) -> dict[str, str | None]:
    keys = [found.key for found in measure.dimensions if found.key in asked]
    codes = {key: one(asked, key) for key in keys}
    return {key: None if code == NOT_STATED else code for key, code in codes.items()}


def one(asked: QueryDict, name: str) -> str:
    """Give what is asked under a name; the last where it is asked twice, nothing where not."""
    return str(asked.get(name, ""))


def day(words: str) -> date:
    """Read a day, wholly stated."""
    stated = StatedDate.read(words)
    span = stated.span()
    if span.starts is None or span.starts != span.ends:
        raise BadInput(
            _("“%(words)s” is not a day.") % {"words": words}, do=_("Write it as 2025-12-31.")
        )
    return span.starts


def instant(words: str, *, now_is: datetime) -> datetime | None:
    """Read the moment of knowledge asked for; none, or one to come, is the present."""
    if not words:
        return None
    read = _at(words)
    return None if read >= now_is else read


def _at(words: str) -> datetime:
    """Read an instant, in UTC unless it says otherwise; a day alone is its end."""
    read = None
    if "T" in words:
        with suppress(ValueError):
            read = parse_datetime(words.replace(" ", "+"))  # a plus sign not written as %2B
    if read is None:
        return datetime.combine(day(words), time.max, tzinfo=UTC)
    return read.replace(tzinfo=UTC) if timezone.is_naive(read) else read


def page_asked(asked: QueryDict, name: str = "page") -> int:
    """Read which page of a list is asked for."""
    words = asked.get(name, "") or "1"
    if not words.isdecimal() or int(words) < 1:
        raise BadInput(
            _("“%(words)s” is not a page of the list.") % {"words": words},
            do=_("Write 1 or a greater number."),
        )
    return int(words)


def after_asked(asked: QueryDict) -> int | None:
    """Read after which record a page begins; none where it is asked for by its place."""
    return page_asked(asked, "after") if one(asked, "after") else None


def list_asked(register: Register, asked: QueryDict) -> Asked:
    """Read which part of a register is asked for; a field left empty asks for nothing."""
    known = filter_words(register)
    _refuse_unknown(asked, _REGISTER_WORDS | set(known))
    return Asked(
        where={name: one(asked, name) for name in known if one(asked, name)},
        text=one(asked, "q").strip(),
        on=day(one(asked, "on")) if one(asked, "on") else None,
        order=one(asked, "order"),
        page=page_asked(asked),
        columns=_columns(register, ",".join(asked.getlist("columns"))),
    )


def _columns(register: Register, asked: str) -> tuple[str, ...]:
    """Read which columns are asked for, in their order; none, or just the register's own: none."""
    names = tuple(dict.fromkeys(name for name in asked.split(",") if name))
    strange = [name for name in names if name not in register.shown]
    if strange:
        raise BadInput(
            _("%(register)s has no column “%(name)s”.")
            % {"register": register.key, "name": strange[0]},
            do=_("It has: %(names)s.") % {"names": ", ".join(register.shown)},
        )
    return () if names == register.columns else names


def parts_of(asked: Asked) -> Mapping[str, str]:
    """Give what is asked for as parts of an address, without the page."""
    parts = {**asked.where, "q": asked.text, "order": asked.order}
    parts["columns"] = ",".join(asked.columns)
    if asked.on:
        parts["on"] = asked.on.isoformat()
    return {name: value for name, value in parts.items() if value}


def _refuse_unknown(asked: QueryDict, known: frozenset[str] | set[str]) -> None:
    strange = sorted(set(asked) - known)
    if strange:
        raise BadInput(
            _("This page knows nothing called “%(name)s”.") % {"name": strange[0]},
            why=_("A filter that is not understood must not be left out in silence."),
            do=_("Ask by: %(names)s.") % {"names": ", ".join(sorted(known - {ASKED}))},
        )


def clocks_asked(
    asked: QueryDict, *, words: frozenset[str], on: date
) -> tuple[date, datetime | None]:
    """Read as of which day a page is asked for, that day without, and as known at which moment.

    `words` are what the page may be asked besides. Raises BadInput for anything else.
    """
    _refuse_unknown(asked, words | {"as_of", "known_at", ASKED})
    known_at = _kept_by_then(instant(one(asked, "known_at"), now_is=now()))
    return day(one(asked, "as_of")) if one(asked, "as_of") else on, known_at
