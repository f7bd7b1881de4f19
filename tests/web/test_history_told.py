"""What changed in a record is told as every other page tells it: days, numbers, yes and no."""

import uuid
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from secretariat.engine.records.telling import Difference, Entry
from secretariat.web.records.history import story


def told(*differences: Difference) -> str:
    entry = Entry(
        version=1,
        at=datetime(2026, 3, 2, tzinfo=UTC),
        who="Ada",
        told="corrected this result",
        reason="",
        differences=differences,
        act=uuid.uuid4(),
        action="results.correct",
        simulated=False,
        undone=False,
    )
    (event,) = story([entry], names_people=True)
    return str(event.sentence)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("en", "1,250.5", "0.75"), ("fr", "1\u00a0250,5", "0,75"), ("es", "1\u00a0250,5", "0,75")],
)
def test_a_number_is_written_as_the_reader_writes_numbers(
    language: str, before: str, after: str
) -> None:
    with override(language):
        said = told(Difference(label="how many", before="1250.500", after="0.75", is_number=True))
    assert f"<strong>{before}</strong>" in said
    assert f"<strong>{after}</strong>" in said


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_code_that_looks_like_a_number_stays_a_code(language: str) -> None:
    with override(language):
        said = told(Difference(label="code", before="1.20", after="1.30"))
    assert "<strong>1.20</strong>" in said
    assert "<strong>1.30</strong>" in said


def test_a_number_that_was_not_there_or_is_gone_is_told_so() -> None:
    with override("en"):
        set_to = told(Difference(label="rate", before="–", after="2.5", is_number=True))
        emptied = told(Difference(label="rate", before="2.5", after="–", is_number=True))
    assert "rate set to <strong>2.5</strong>" in set_to
    assert "rate emptied, it was <strong>2.5</strong>" in emptied


def test_programs_read_what_changed_as_files_say_it() -> None:
    number = Difference(label="how many", before="1.500", after="2.000", is_number=True)
    assert number.as_dict() == {"label": "how many", "before": "1.500", "after": "2.000"}
