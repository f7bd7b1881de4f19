"""The example's whole past, every act in the order in which it was performed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.models import Step
from secretariat.example.entries import Act, Freezing, Stepping
from secretariat.example.frameworks.past import frameworks_past
from secretariat.example.governance.past import governance_past
from secretariat.example.knowing import instant
from secretariat.example.organization import TODAY
from secretariat.example.people_past import people_past
from secretariat.example.plan import SEED, plan
from secretariat.example.publications import (
    COMPOSITION_OF_THE_STAFF,
    FUNDAMENTAL_CONVENTIONS,
    RECRUITMENT_AND_DIVERSITY,
)
from secretariat.example.recruitment.past import recruitment_past
from secretariat.example.reference_past import reference_past
from secretariat.example.registry_past import registry_past
from secretariat.example.results_papers import REFORM, STANDARDS_AND_RIGHTS
from secretariat.example.standards_past import standards_past
from secretariat.example.undertaking import undertakings_past
from secretariat.example.workforce.past import workforce_past
from secretariat.example.world import World
from secretariat.kernel.languages import Translated

PUBLISHER = "solveig.aldren"
FIRST_EDITION = instant(date(2026, 1, 20), 11)
SECOND_EDITION = instant(TODAY, 11)
ANALYST = "julieta.saravane"
STAFF_PAPER = instant(date(2023, 10, 16), 11)
RECRUITMENT_PAPER = instant(date(2023, 10, 17), 11)
CLEARER = "mateo.quirolga"
FIRST_CLEARER = "ibrahim.khalwani"
RIGHTS_PAPER = instant(date(2006, 5, 22), 11)
RIGHTS_AGAIN = instant(date(2026, 10, 19), 10)
REFORM_PAPER = instant(date(2018, 5, 16), 11)
REFORM_AGAIN = instant(date(2026, 10, 19), 14)
EMBARGO = instant(date(2027, 3, 8), 9)
"""When the session for which the paper on the reform is issued again begins."""
HOUR = timedelta(hours=1)
PUBLISHED = instant(TODAY, 16)
"""When the last act of the example was performed."""
CORRECTION = Translated(
    en="Restates the figures of 31 December 2025: three ratifications registered in December 2025 "
    "reached the Office in October 2026 only.",
    fr="Rectifie les chiffres du 31 décembre 2025\u00a0: trois ratifications enregistrées en "
    "décembre 2025 ne sont parvenues au Bureau qu’en octobre 2026.",
    es="Rectifica las cifras al 31 de diciembre de 2025: tres ratificaciones registradas en "
    "diciembre de 2025 no llegaron a la Oficina hasta octubre de 2026.",
)
FOR_THE_REVIEW = Translated(
    en="Issued again for the review of past strategies; every figure is as it was.",
    fr="Publié de nouveau pour l’examen des stratégies passées\u00a0; aucun chiffre n’a changé.",
    es="Publicado de nuevo para el examen de las estrategias pasadas; ninguna cifra ha cambiado.",
)
FOR_THE_SESSION = Translated(
    en="Issued again for the session of March 2027; every figure is as it was.",
    fr="Publié de nouveau pour la session de mars 2027\u00a0; aucun chiffre n’a changé.",
    es="Publicado de nuevo para la reunión de marzo de 2027; ninguna cifra ha cambiado.",
)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition, and whoever froze it, sends it for review and publishes it once cleared."""

    paper: Publication
    number: int
    by: str
    clearer: str = CLEARER

    def steps(self, *, sent: datetime, cleared: datetime) -> tuple[Stepping, ...]:
        """From its review to the public, an hour after it was cleared."""
        return (
            self._step(Step.SEND, at=sent, by=self.by),
            self._step(Step.CLEAR, at=cleared, by=self.clearer),
            self._step(Step.PUBLISH, at=cleared + HOUR, by=self.by),
        )

    def _step(self, step: Step, *, at: datetime, by: str) -> Stepping:
        return Stepping(at=at, by=by, reason="", paper=self.paper, edition=self.number, step=step)


def past(seed: int = SEED) -> tuple[Act, ...]:
    """Every act of the Office at large, first to last: people, standards, and every paper.

    Acts of one instant keep the order in which they are written.
    """
    acts = [
        *people_past(),
        *reference_past(),
        *standards_past(),
        *registry_past(plan(seed)),
        *undertakings_past(plan(seed), World(), seed),
        *_editions(),
        Freezing(at=STAFF_PAPER, by=ANALYST, reason="", paper=COMPOSITION_OF_THE_STAFF),
        Freezing(at=RECRUITMENT_PAPER, by=ANALYST, reason="", paper=RECRUITMENT_AND_DIVERSITY),
        Freezing(at=RIGHTS_PAPER, by=PUBLISHER, reason="", paper=STANDARDS_AND_RIGHTS),
        Freezing(at=REFORM_PAPER, by=PUBLISHER, reason="", paper=REFORM),
        *_published(),
        *_coming(),
    ]
    return _in_order(acts)


def results_past(seed: int = SEED) -> tuple[Act, ...]:
    """Every act on frameworks, their results, and what sessions decided, first to last."""
    return _in_order([*frameworks_past(seed), *governance_past()])


def staff_past(seed: int = SEED) -> tuple[Act, ...]:
    """Every act on the workforce and on recruitment, which names it, first to last."""
    return _in_order((*workforce_past(seed), *recruitment_past(seed)))


def _in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: act.at))


def _editions() -> tuple[Freezing, Freezing]:
    """The paper on ratification as first issued, and the edition that corrects it."""
    first = Freezing(at=FIRST_EDITION, by=PUBLISHER, reason="", paper=FUNDAMENTAL_CONVENTIONS)
    second = Freezing(
        at=SECOND_EDITION,
        paper=FUNDAMENTAL_CONVENTIONS,
        by=PUBLISHER,
        reason=CORRECTION.en,
        note=CORRECTION,
        corrects=1,
    )
    return first, second


def _published() -> tuple[Stepping, ...]:
    """Each edition is cleared by the secretariat of the Governing Body, and then published."""
    first = Edition(paper=FUNDAMENTAL_CONVENTIONS, number=1, by=PUBLISHER)
    second = Edition(paper=FUNDAMENTAL_CONVENTIONS, number=2, by=PUBLISHER)
    staff = Edition(paper=COMPOSITION_OF_THE_STAFF, number=1, by=ANALYST)
    recruitment = Edition(paper=RECRUITMENT_AND_DIVERSITY, number=1, by=ANALYST)
    rights = Edition(paper=STANDARDS_AND_RIGHTS, number=1, by=PUBLISHER, clearer=FIRST_CLEARER)
    reform = Edition(paper=REFORM, number=1, by=PUBLISHER)
    return (
        *first.steps(sent=FIRST_EDITION + HOUR, cleared=instant(date(2026, 1, 23), 9)),
        *second.steps(sent=SECOND_EDITION + HOUR, cleared=PUBLISHED - HOUR),
        *rights.steps(sent=RIGHTS_PAPER + HOUR, cleared=instant(date(2006, 5, 24), 9)),
        *reform.steps(sent=REFORM_PAPER + HOUR, cleared=instant(date(2018, 5, 18), 9)),
        *staff.steps(sent=STAFF_PAPER + HOUR, cleared=instant(date(2023, 10, 18), 9)),
        *recruitment.steps(sent=RECRUITMENT_PAPER + HOUR, cleared=instant(date(2023, 10, 18), 14)),
    )


def _coming() -> tuple[Act, ...]:
    """Two papers issued again: one waits for its review, one is cleared and under embargo."""
    rights = Freezing(
        at=RIGHTS_AGAIN,
        paper=STANDARDS_AND_RIGHTS,
        by=PUBLISHER,
        reason=FOR_THE_REVIEW.en,
        note=FOR_THE_REVIEW,
    )
    reform = Freezing(
        at=REFORM_AGAIN,
        paper=REFORM,
        by=PUBLISHER,
        reason=FOR_THE_SESSION.en,
        note=FOR_THE_SESSION,
    )
    waits = Edition(paper=STANDARDS_AND_RIGHTS, number=2, by=PUBLISHER)
    goes = Edition(paper=REFORM, number=2, by=PUBLISHER)
    sent, *_later = waits.steps(sent=RIGHTS_AGAIN + HOUR, cleared=RIGHTS_AGAIN)
    *steps, published = goes.steps(sent=REFORM_AGAIN + HOUR, cleared=instant(date(2026, 10, 21), 9))
    return rights, reform, sent, *steps, replace(published, public_at=EMBARGO)
