"""How long the first fifty hits of a few words take, beside looking into every text by hand."""

from collections.abc import Iterator

from django.db import connection

from benchmarks.filling import BY, ON
from benchmarks.timing import Line, medians
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.finding import found
from secretariat.engine.registers.listing import Asked, listed

WORDS = {
    "one State": "399",
    "one Convention and one State": "Z17 State 39",
    "no record": "nowhere",
}
IN_EVERY_TEXT = """
SELECT r.id FROM standards_ratification r
JOIN standards_instrument i ON i.id = r.instrument_id JOIN reference_state s ON s.id = r.state_id
WHERE {conditions} ORDER BY r.starts DESC, r.id DESC LIMIT 50"""
CONDITION = "(i.code ILIKE %s OR s.name_en ILIKE %s OR s.name_fr ILIKE %s OR s.name_es ILIKE %s)"


def first_hits(records: int) -> Iterator[Line]:
    """The first page of a register searched for words, and the one search over all registers."""
    for held, words in WORDS.items():
        asked = {
            "ours": lambda words=words: _listed(words),
            "rival": lambda words=words: _by_hand(words),
        }
        seconds = medians(asked)
        yield Line(
            question=f"the first 50 ratifications that hold words of {held}",
            records=records,
            ours=seconds["ours"],
            rival=seconds["rival"],
            rival_is="ILIKE in every text",
            bar="50 ms",
        )
    seconds = medians({"ours": lambda: found("State 399", actor=BY, on=ON)})
    yield Line(
        question="the one search, over all registers",
        records=records,
        ours=seconds["ours"],
    )


def _listed(words: str) -> None:
    listed(register_of("ratifications"), Asked(text=words), actor=BY, on=ON)


def _by_hand(words: str) -> None:
    each = words.split()
    conditions = " AND ".join([CONDITION] * len(each))
    with connection.cursor() as cursor:
        cursor.execute(
            IN_EVERY_TEXT.format(conditions=conditions),
            [f"%{word}%" for word in each for _ in range(4)],
        )
        cursor.fetchall()
