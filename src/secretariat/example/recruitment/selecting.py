"""How candidates of 2026 are assessed, recommended, decided upon, checked, and made an offer.

The facts say of each vacancy on which day each step was taken; a step without a day is still to
come, so that a case stands at every point of its way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from secretariat.areas.recruitment.registers import selecting as kept
from secretariat.areas.recruitment.workflows.appointments import appointments
from secretariat.areas.reference.facts import read_facts
from secretariat.engine.records.declaring import Action
from secretariat.example.entries import Act, Adding, Changing, Moving, Such, Values
from secretariat.example.knowing import instant
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.open_cases import OpenCase
from secretariat.example.recruitment.opening import RECRUITER
from secretariat.example.recruitment.telling import Row
from secretariat.example.recruitment.truth import Application
from secretariat.example.recruitment.working import HALF_SCREENED, HOUR, half, moving
from secretariat.example.world import day_or_none

DECIDES = "marisol.etchenar"
ON_THE_SHORTLIST = 3
CHECKED_WITH = {"Former employers": 9, "The university that gave the degree": 15}
"""Who is asked about somebody, and after how many days they answered in former years."""
TOLD = "One of the candidates and I have published together for years."
NOT_SHORTLISTED = "Others have more of the experience that the position asks for."
NOT_CHOSEN = "Another candidate has accepted the appointment."
SCORES = ((84, 77, 69), (88, 79, 72))
"""What the first and the second member give the candidates, the best first."""
IN_STATISTICS = (
    "Clear on method and on what a figure can bear; led surveys in three countries.",
    "Sound on method; has led no survey of her own.",
    "Knows the subject, less so how to explain it.",
)
IN_THE_FIELD = (
    "Says what such work can do and what it can’t; has led it in two regions.",
    "Sound on the substance; has led no team yet.",
    "Knows the subject, less so how to explain it.",
)
OF_TWO = (
    "Three candidates were interviewed by two members; the third had declared a conflict of "
    "interest and took no part. Both placed the same candidate first."
)
OF_ALL = "Three candidates were interviewed by the whole panel, which placed the same one first."
OF_MANAGER = (
    "The manager of the project interviewed those who meet the requirements, and proposes the one "
    "who has run such a project before."
)


def selecting(cases: Mapping[str, OpenCase]) -> Iterator[Act]:
    """Every act from the panel to the acceptance, as far as each case has come."""
    for row in read_facts("selections", FACTS):
        days = {name: day for name, text in row.items() if (day := _day(name, text))}
        yield from Selecting(one=cases[row["vacancy"]], days=days).acts()


def _day(name: str, text: str) -> date | None:
    return None if name == "vacancy" else day_or_none(text)


@dataclass(frozen=True, kw_only=True)
class Selecting:
    """One selection, and the day of each step that was taken."""

    one: OpenCase
    days: Mapping[str, date]

    def acts(self) -> Iterator[Act]:
        """Each step that has a day."""
        steps = {
            "panel": self._panel,
            "shortlisted": self._shortlisted,
            "assessed": self._assessed,
            "recommended": self._recommended,
            "decided": self._decided,
            "asked": self._asked,
            "offered": self._offered,
            "accepted": self._accepted,
        }
        for name, step in steps.items():
            if name in self.days:
                yield from step(self.days[name])

    def _panel(self, day: date) -> Iterator[Act]:
        members = self._members()
        added: list[Values] = [self._member(row) | {"part": row["part"]} for row in members]
        yield _adding(kept.members.add, added, day)
        for minute, row in enumerate(members, 10):
            declared = day_or_none(row["declared_on"])
            if declared:
                yield self._declared(row, declared, minute)

    def _members(self) -> list[Row]:
        return [row for row in read_facts("panels", FACTS) if row["vacancy"] == self.one.code]

    def _member(self, row: Row) -> dict[str, object]:
        return {"vacancy": self.one.code, "person": row["person"]}

    def _declared(self, row: Row, day: date, minute: int) -> Changing:
        told = TOLD if row["interest"] == "conflict" else ""
        return Changing(
            at=instant(day, HOUR, minute),
            by=row["person"],
            reason="",
            action=kept.declare_interests,
            finds=(self._member(row),),
            gives={"interest": row["interest"], "interest_told": told, "declared_on": day},
        )

    def _able(self) -> list[Application]:
        return half(self.one) if self.one.code == HALF_SCREENED else self.one.meeting()

    def _first(self) -> list[Application]:
        """The best first: an official who would change her post, then by experience."""
        able = sorted(
            self._able(), key=lambda sent: (not sent.candidate.internal, -sent.years, sent.code)
        )
        return able[:ON_THE_SHORTLIST]

    def _shortlisted(self, day: date) -> Iterator[Act]:
        listed = self._first()
        yield moving("shortlist", day, listed, 0)
        others = [sent for sent in self._able() if sent not in listed]
        if others:
            yield moving("not_retain", day, others, 1, NOT_SHORTLISTED)

    def _assessed(self, day: date) -> Iterator[Act]:
        free = [row for row in self._members() if row["interest"] == "none"]
        for minute, (row, scores) in enumerate(zip(free, SCORES, strict=True), 20):
            rows = list(self._assessments(row, scores, day))
            yield _adding(kept.assessments.add, rows, day, row["person"], minute)

    def _assessments(self, row: Row, scores: tuple[int, ...], day: date) -> Iterator[Values]:
        said = IN_STATISTICS if self.one.case.family == "STA" else IN_THE_FIELD
        for sent, score, words in zip(self._first(), scores, said, strict=True):
            yield {
                "application": sent.code,
                "member": Such(values=self._member(row)),
                "kind": "interview",
                "score": score,
                "words": words,
                "assessed_on": day,
            }

    def _recommended(self, day: date) -> Iterator[Act]:
        yield _adding(kept.appointments.add, [{**self._place(), "report": self._report()}], day)
        yield self._moved("recommend", day, 5, recommended_on=day)
        yield moving("recommend", day, self._first()[:1], 6)

    def _place(self) -> Values:
        return {"position": f"{self.one.code}/1", "application": self._first()[0].code}

    def _report(self) -> str:
        if not self._members():
            return OF_MANAGER
        return OF_TWO if any(row["interest"] != "none" for row in self._members()) else OF_ALL

    def _decided(self, day: date) -> Iterator[Act]:
        yield self._moved("decide", day, 0, by=DECIDES, decided_on=day)
        yield moving("choose", day, self._first()[:1], 1)

    def _asked(self, day: date) -> Iterator[Act]:
        """What was asked of whom; entered once all have answered, or as it was asked."""
        answered = self.days.get("answered")
        told = {"outcome": "clear", "answered_on": answered} if answered else {}
        rows: list[Values] = [
            {"appointment": Such(values=self._place()), "source": who, "asked_on": day, **told}
            for who in CHECKED_WITH
        ]
        yield _adding(kept.backgrounds.add, rows, answered or day)

    def _offered(self, day: date) -> Iterator[Act]:
        yield self._moved("offer", day, 0, offered_on=day)

    def _accepted(self, day: date) -> Iterator[Act]:
        yield self._moved("accept", day, 0, accepted_on=day)
        yield moving("not_retain", day, self._first()[1:], 1, NOT_CHOSEN)

    def _moved(
        self, name: str, day: date, minute: int, *, by: str = RECRUITER, **gives: date
    ) -> Moving:
        return Moving(
            at=instant(day, HOUR, minute),
            by=by,
            reason="",
            workflow=appointments,
            move=name,
            codes=(),
            finds=(self._place(),),
            gives=gives,
        )


def _adding(
    action: Action, rows: list[Values], day: date, by: str = RECRUITER, minute: int = 0
) -> Adding:
    return Adding(at=instant(day, HOUR, minute), by=by, reason="", action=action, rows=tuple(rows))
