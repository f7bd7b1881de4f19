"""Applications to the cases, and how far each came."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.recruitment.clocks import days
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.people import People
from secretariat.example.recruitment.requiring import Required, required
from secretariat.example.recruitment.screening import Milestones, walk
from secretariat.example.recruitment.targets import FORMER, MEETING
from secretariat.example.recruitment.truth import Application, Candidate, Case, Choice

EDUCATION = ("1-secondary", "2-first", "3-advanced")
EVENT = "event"


class Applying:
    """Lets people apply to cases, one case after the other."""

    def __init__(
        self,
        rng: Random,
        people: People,
        *,
        applicants: Mapping[str, tuple[int, int]] = FORMER.applicants,
    ) -> None:
        """Nobody has applied yet; `applicants` are the least and the most to apply by a route."""
        self.rng, self.people, self.applicants = rng, people, applicants

    def apply(self, case: Case) -> None:
        """Everybody who applies to a case, and what becomes of her."""
        own = [self.chosen(case, choice) for choice in case.choices]
        most = self.rng.randint(*self.applicants[case.route])
        case.applications = self.received(case, max(most - len(own), 1), own)
        walk(self.rng, case, Milestones.of(self.rng, case))

    def received(
        self, case: Case, number: int, own: Sequence[Application] = ()
    ) -> list[Application]:
        """What so many others send beside those who are chosen, in the order of its coming."""
        found: dict[Candidate, Application] = {}
        for application in (*own, *(self._other(case) for _each in range(number))):
            found.setdefault(application.candidate, application)
        in_order = sorted(found.values(), key=lambda one: (one.received_on, one.candidate.code))
        for place, application in enumerate(in_order, 1):
            application.code = f"{case.code}-{place:02}"
        return in_order

    def chosen(self, case: Case, choice: Choice) -> Application:
        """What whoever is chosen sends: she meets the requirements."""
        candidate = self.people.of_choice(choice, case.route, case.grade, case.published)
        choice.application = self._application(case, candidate, meets=True)
        return choice.application

    def _other(self, case: Case) -> Application:
        candidate = self.people.applicant(case.route, case.grade, case.published)
        return self._application(case, candidate, meets=self.rng.random() < MEETING)

    def _application(self, case: Case, candidate: Candidate, *, meets: bool) -> Application:
        window = self.rng.choice(case.windows[:1] * 3 + case.windows[1:])
        length = (window.closes - window.opens).days
        day = window.closes - days(int(self.rng.triangular(0, length, 0)))
        asked = required(case.grade, case.published)
        education, years, abroad = self._background(asked, meets=meets)
        return Application(
            code="",
            candidate=candidate,
            received_on=day,
            source="" if candidate.internal else self._source(day),
            education=education,
            years=years,
            years_abroad=abroad,
        )

    def _source(self, day: date) -> str:
        """By what she heard of it; by an event only in the year after it was held."""
        told = [row for row in sources() if _may_be_told(row[EVENT], day)]
        return self.rng.choices(told, [int(row["weight"]) for row in told])[0]["code"]

    def _background(self, asked: Required, *, meets: bool) -> tuple[str, int, int]:
        education, more = asked.education, int(self.rng.expovariate(0.25))
        years, abroad = asked.years + more, asked.years_abroad + more // 2
        if meets:
            return education, years, min(abroad, years)
        least = EDUCATION.index(education)
        if least and self.rng.random() < 0.4:
            if asked.years_in_lieu is not None:  # so many more would do instead
                years = min(years, asked.years + asked.years_in_lieu - 1)
            return EDUCATION[least - 1], years, min(abroad, years)
        if asked.years_abroad and self.rng.random() < 0.4:
            return education, years, self.rng.randrange(asked.years_abroad)
        return education, self.rng.randrange(asked.years) if asked.years else 0, 0


@cache
def sources() -> tuple[dict[str, str], ...]:
    """The sources of applications."""
    return tuple(read_facts("sources", FACTS))


@cache
def held() -> dict[str, date]:
    """The day of each event."""
    return {row["code"]: date.fromisoformat(row["held_on"]) for row in read_facts("events", FACTS)}


def _may_be_told(event: str, day: date) -> bool:
    return not event or days(0) < day - held()[event] < days(400)
