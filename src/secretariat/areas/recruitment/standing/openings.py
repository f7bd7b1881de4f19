"""Which vacancies take applications at an instant: the last announcement’s hour, in its zone."""

import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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
        return datetime.combine(self.announcement.opens_on, time.min, tzinfo=self.zone)

    @property
    def closes_at(self) -> datetime:
        """The first instant that is too late."""
        last = datetime.combine(
            self.announcement.closes_on, self.announcement.closes_hour, tzinfo=self.zone
        )
        return last + timedelta(minutes=1)

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
    published = Vacancy.objects.filter(state=Vacancy.State.PUBLISHED)
    shown = published.select_related("grade", "unit", "station", "family")
    found = (one for one in _openings(shown) if one.is_open(at))
    return sorted(found, key=lambda one: (one.closes_at, one.vacancy.code))


def opening_of(code: str) -> Opening | None:
    """The vacancy of this number with its last announcement, if it was ever announced."""
    vacancy = Vacancy.objects.filter(code=code)
    shown = vacancy.select_related("grade", "unit", "station", "family")
    return next(iter(_openings(shown)), None)


def _openings(vacancies: Iterable[Vacancy]) -> list[Opening]:
    known = {one.pk: one for one in vacancies}
    announced = Announcement.objects.filter(vacancy__in=list(known)).order_by("number")
    last = {one.vacancy_id: one for one in announced}
    return [Opening(vacancy=known[number], announcement=one) for number, one in last.items()]
