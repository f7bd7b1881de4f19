"""Which vacancies take applications at an instant: the last announcement’s hour, in its zone."""

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet

from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A published vacancy and its last announcement, with the instants between which one applies.

    An announcement that closes at 23:59 still takes what arrives within that minute.
    """

    vacancy: Vacancy
    announcement: Announcement

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone of the vacancy, which its days and hours are of."""
        return zoneinfo.ZoneInfo(self.vacancy.zone)

    @property
    def opens_at(self) -> datetime:
        """The first instant."""
        first = datetime.combine(self.announcement.opens_on, time.min, tzinfo=self.zone)
        return first.astimezone(UTC)

    @property
    def closes_at(self) -> datetime:
        """The first instant that is too late.

        In the night in which clocks are set back and show the hour twice, the second time counts;
        in that in which they leave it out, the same time as if they had not been set.
        """
        shown = datetime.combine(self.announcement.closes_on, self.announcement.closes_hour)
        last = (shown.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        return max(last) + timedelta(minutes=1)

    def is_open(self, at: datetime) -> bool:
        """Whether an application that arrives at the instant is in time."""
        published = self.vacancy.state == Vacancy.State.PUBLISHED
        return published and self.opens_at <= at < self.closes_at

    def has_opened(self, at: datetime) -> bool:
        """Whether the vacancy may be shown to the world: closed ones are, and say so."""
        return self.vacancy.state != Vacancy.State.DRAFT and self.opens_at <= at

    def day(self, at: datetime) -> date:
        """The day it is at the instant where the vacancy is."""
        return at.astimezone(self.zone).date()


def open_at(at: datetime) -> list[Opening]:
    """Every vacancy that takes applications at the instant, those that close soonest first."""
    announced = Announcement.objects.filter(vacancy__state=Vacancy.State.PUBLISHED)
    found = (one for one in _openings(announced) if one.is_open(at))
    return sorted(found, key=lambda one: (one.closes_at, one.vacancy.code))


def opening_of(code: str, *, is_shown: bool = True) -> Opening | None:
    """The vacancy of this number with its last announcement, if it was ever announced.

    What is said of it is fetched at once where it `is_shown`; else only from when until when it
    takes applications, which is asked hundreds of times a second in the hour before it closes.
    """
    announced = Announcement.objects.filter(vacancy__code=code)
    if is_shown:
        return next(iter(_openings(announced)), None)
    last = announced.select_related("vacancy").only(*CLOCK).order_by("-number").first()
    return Opening(vacancy=last.vacancy, announcement=last) if last else None


SHOWN = ("vacancy__grade", "vacancy__unit", "vacancy__station", "vacancy__family")
CLOCK = (
    *("opens_on", "closes_on", "closes_hour"),
    *("vacancy__code", "vacancy__state", "vacancy__zone", "vacancy__cancelled_on"),
)


def _openings(announced: QuerySet[Announcement]) -> list[Opening]:
    """Each vacancy with the last of these."""
    shown = announced.select_related(*SHOWN)
    last = {one.vacancy_id: one for one in shown.order_by("number")}
    return [Opening(vacancy=one.vacancy, announcement=one) for one in last.values()]
