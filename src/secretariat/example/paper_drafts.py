"""The next edition of a paper at work: one paragraph reworded, a language behind, two remarks."""

from datetime import datetime
from typing import Final

from secretariat.engine.access.models import Person
from secretariat.engine.drafting.remarking import answer, remark
from secretariat.engine.drafting.revising import UNWRITTEN, revise
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.drafting.translating import Seen, beside, translate
from secretariat.engine.history.acting import simulated_clock
from secretariat.example.knowing import instant
from secretariat.example.organization import TODAY
from secretariat.example.publications import FUNDAMENTAL_CONVENTIONS as PAPER
from secretariat.kernel.languages import Language

WRITER, TRANSLATOR, REVIEWER = "teodor.maskov", "priya.nathamal", "solveig.aldren"
TRAINED: Final = "training for labour inspectors."
TRAINED_NOW: Final = (
    "training for labour inspectors and judges. It would report each year on the States it has"
    " advised."
)
IN_FRENCH: Final = "une formation pour les inspecteurs du travail."
IN_FRENCH_NOW: Final = (
    "une formation pour les inspecteurs du travail et les juges. Il rendrait compte chaque année"
    " des États qu’il a conseillés."
)
ASKED: Final = "Say from which session on the Office would report, and in which document."
ANSWERED: Final = "In the report on standards of each March session; to be added once it is agreed."
DOUBTED: Final = "Is it clear to a reader that the list changed, and not how States act?"


def draft_papers() -> None:
    """Write, translate and review the text as its writers do: five acts in one afternoon."""
    writer, translator, reviewer = (
        Person.objects.get(username=name) for name in (WRITER, TRANSLATOR, REVIEWER)
    )
    text = texts_of(PAPER)[Language.EN].text
    with simulated_clock(_at(17)):
        version = revise(
            *(PAPER, Language.EN, text.replace(TRAINED, TRAINED_NOW)),
            by=writer,
            on=TODAY,
            began_from=UNWRITTEN,
        )
    _translate(translator, version)
    _review(reviewer, writer)


def _translate(translator: Person, version: int) -> None:
    """Bring the French up to date; the Spanish stays behind."""
    texts = texts_of(PAPER)
    rows = beside(texts[Language.EN], texts[Language.FR])
    behind = next(place for place, row in enumerate(rows) if row.made_from != row.original)
    said = rows[behind].translation.replace(IN_FRENCH, IN_FRENCH_NOW)
    with simulated_clock(_at(17, 40)):
        translate(
            *(PAPER, Language.FR, {behind: said}),
            by=translator,
            on=TODAY,
            seen=Seen(original=version, translation=UNWRITTEN),
        )


def _review(reviewer: Person, writer: Person) -> None:
    """Two remarks on the English text; one of them is answered."""
    passages = texts_of(PAPER)[Language.EN].passages
    eighth, fifth = (_of(passages, number) for number in ("8.", "5."))
    with simulated_clock(_at(18)):
        number = remark(PAPER, Language.EN, passages, eighth, ASKED, by=reviewer, on=TODAY)
    with simulated_clock(_at(18, 5)):
        remark(PAPER, Language.EN, passages, fifth, DOUBTED, by=reviewer, on=TODAY)
    with simulated_clock(_at(18, 30)):
        answer(PAPER, number, ANSWERED, by=writer, on=TODAY)


def _of(passages: tuple[str, ...], number: str) -> int:
    """The place of a numbered paragraph."""
    return next(place for place, one in enumerate(passages) if one.startswith(f"{number} "))


def _at(hour: int, minute: int = 0) -> datetime:
    return instant(TODAY, hour, minute)
