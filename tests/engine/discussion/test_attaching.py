"""A document is kept as it was laid there, for whoever may see the record, until taken back."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from tests.engine.discussion.conftest import REGISTER, TODAY
from tests.engine.discussion.files import BAD, GOOD

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import May
from secretariat.engine.discussion import attaching
from secretariat.engine.discussion.attaching import attach, attachments_of, content_of, take_back
from secretariat.engine.discussion.models import Attachment, Bytes
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused, Tampered

PDF = GOOD["letter.pdf"]


def lay(record: int, by: Person, name: str = "letter.pdf", content: bytes = PDF) -> Attachment:
    return attach(REGISTER, record, name, content, by=by, on=TODAY)


@pytest.mark.parametrize("name", GOOD)
def test_every_byte_comes_back(record: int, ana: Person, bo: Person, name: str) -> None:
    made = lay(record, ana, name, GOOD[name])
    found, content = content_of(made.pk, REGISTER, by=bo, on=TODAY)
    assert content == GOOD[name]
    assert (found.size, found.digest) == (len(content), sha256(content).hexdigest())


def test_what_is_refused_leaves_nothing_behind(record: int, ana: Person) -> None:
    for name, content in BAD.items():
        with pytest.raises(BadInput):
            lay(record, ana, name, content)
    assert not Attachment.objects.exists()
    assert not Bytes.objects.exists()


def test_lists_do_not_read_the_bytes(
    record: int, ana: Person, django_assert_num_queries: Any
) -> None:
    lay(record, ana)
    with django_assert_num_queries(1) as asked:
        (listed,) = attachments_of(REGISTER, record)
        assert str(listed.person) == "Ana"
    assert Bytes._meta.db_table not in asked[0]["sql"]


def test_a_changed_byte_is_told_and_not_given(record: int, ana: Person) -> None:
    made = lay(record, ana)
    Bytes.objects.filter(pk=made.pk).update(content=PDF + b"x")
    with pytest.raises(Tampered, match="is not what was attached"):
        content_of(made.pk, REGISTER, by=ana, on=TODAY)


def test_taken_back_its_bytes_are_gone_and_that_it_was_there_stays(
    record: int, ana: Person
) -> None:
    made = lay(record, ana)
    take_back(made.pk, REGISTER, by=ana, on=TODAY)
    assert not Bytes.objects.exists()
    (kept,) = attachments_of(REGISTER, record)
    assert (kept.name, kept.is_withdrawn) == ("letter.pdf", True)
    with pytest.raises(NotFound):
        content_of(made.pk, REGISTER, by=ana, on=TODAY)


def test_only_its_author_or_a_moderator_takes_it_back(
    record: int, ana: Person, bo: Person, moderator: Person
) -> None:
    made = lay(record, ana)
    with pytest.raises(Refused):
        take_back(made.pk, REGISTER, by=bo, on=TODAY, reason="not mine")
    take_back(made.pk, REGISTER, by=moderator, on=TODAY, reason="confidential")
    assert not Bytes.objects.exists()


def test_a_guest_reads_but_lays_nothing(record: int, ana: Person, guest: Person) -> None:
    made = lay(record, ana)
    assert content_of(made.pk, REGISTER, by=guest, on=TODAY)[1] == PDF
    with pytest.raises(Refused):
        lay(record, guest)


def test_whoever_may_not_see_the_record_does_not_see_the_document(record: int, ana: Person) -> None:
    made = lay(record, ana)
    closed = replace(REGISTER, see=May.READ_HISTORY)
    for actor in (ana, ANONYMOUS):
        with pytest.raises(NotFound):
            content_of(made.pk, closed, by=actor, on=TODAY)


def test_a_record_has_so_many_and_no_more(
    record: int, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST", 2)
    first = lay(record, ana)
    lay(record, ana)
    with pytest.raises(Conflict):
        lay(record, ana)
    take_back(first.pk, REGISTER, by=ana, on=TODAY)
    assert lay(record, ana).pk


def test_the_application_changes_nothing_without_an_act(record: int, ana: Person) -> None:
    made = lay(record, ana)
    with connection.cursor() as cursor, pytest.raises(Exception, match="answer"):
        cursor.execute(
            "UPDATE discussion_attachment SET name = 'other.pdf' WHERE id = %s", [made.pk]
        )
