"""What a file is, is told from its bytes; what could run when opened is not kept."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.discussion.files import BAD, GOOD

from secretariat.engine.discussion.kinds import LARGEST, NAMES, hold_to_size, kind_of, plain_name
from secretariat.engine.discussion.models import Kind
from secretariat.kernel.errors import BadInput


@pytest.mark.parametrize("name", GOOD)
def test_documents_of_a_known_kind_are_taken(name: str) -> None:
    assert kind_of(name, GOOD[name]) == NAMES[name.lower().rpartition(".")[2]]


def test_every_kind_is_tried() -> None:
    assert {kind_of(name, content) for name, content in GOOD.items()} == set(Kind)


@pytest.mark.parametrize("name", BAD)
def test_what_pretends_or_could_run_is_refused(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        kind_of(name, BAD[name])
    assert str(refused.value.do)


@given(name=st.sampled_from(sorted(GOOD)), content=st.binary(max_size=64))
def test_no_bytes_make_it_fail_otherwise(name: str, content: bytes) -> None:
    with suppress(BadInput):
        assert kind_of(name, content) in Kind


@pytest.mark.parametrize("size", [0, LARGEST + 1, LARGEST * 100])
def test_what_is_empty_or_too_large_is_refused(size: int) -> None:
    with pytest.raises(BadInput):
        hold_to_size(size)


def test_the_largest_size_is_still_taken() -> None:
    hold_to_size(LARGEST)
    hold_to_size(1)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.pdf", "a.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ana\\minutes.docx", "minutes.docx"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
        ("rapport d’été.pdf", "rapport d’été.pdf"),
        ("‮fdp.exe", "fdp.exe"),
        ("   .pdf", "pdf"),
        ("", "file"),
        ("\x00", "file"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@given(st.text(max_size=400))
def test_no_name_is_long_or_holds_what_cannot_be_printed(name: str) -> None:
    kept = plain_name(name)
    assert 0 < len(kept) <= 200
    assert kept.isprintable()
    assert "/" not in kept
