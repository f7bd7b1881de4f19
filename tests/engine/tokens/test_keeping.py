"""A token is made by whom it speaks for, shown once, and taken back for good."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.engine.tokens.conftest import AREAS, TODAY, Make

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.tokens.keeping import LONGEST, MOST, NewToken, make, revoke, tokens_of
from secretariat.engine.tokens.models import Token
from secretariat.engine.tokens.presenting import BadToken, bearer_of
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused


def test_no_secret_is_kept_anywhere_in_the_database(token: Make) -> None:
    made = token()
    secret = made.secret.removeprefix("sct_")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{secret}%"]
            )
            assert cursor.fetchone() == (0,), table


def test_its_digest_is_not_kept_in_history(token: Make) -> None:
    made = token()
    events = Token._meta.get_field("events").related_model
    assert events is not None
    assert "digest" not in {field.name for field in events._meta.get_fields()}
    assert events._base_manager.filter(pgh_obj_id=made.token.pk).count() == 1


def test_secrets_are_long_and_never_the_same(token: Make) -> None:
    secrets = {token().secret for _ in range(5)}
    assert len(secrets) == 5
    assert all(len(secret) == len("sct_") + 43 for secret in secrets)


def test_making_and_taking_back_are_acts_of_whoever_did_it(token: Make, ines: Person) -> None:
    made = token()
    revoke(made.token.pk, by=ines, on=TODAY, reason="the laptop was lost")
    told = list(Act.objects.filter(action__startswith="tokens.").order_by("at"))
    assert [(act.action, act.by) for act in told] == [
        ("tokens.make", ines.pk),
        ("tokens.revoke", ines.pk),
    ]
    assert told[1].reason == "the laptop was lost"


@pytest.mark.parametrize("days", [-1, 0, 1, 365, LONGEST.days, LONGEST.days + 1])
def test_it_lasts_from_a_day_to_a_year(token: Make, days: int) -> None:
    expires = TODAY + timedelta(days=days)
    if 0 <= days <= LONGEST.days:
        assert token(expires=expires).token.expires == expires
    else:
        with pytest.raises(BadInput, match="from one day to a year"):
            token(expires=expires)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (NewToken(name="  ", expires=TODAY), "needs a name"),
        (NewToken(name="x", expires=TODAY, reach="all"), "no reach of a token"),
        (NewToken(name="x", expires=TODAY, areas=["vault"]), "no area “vault”"),
    ],
)
def test_what_is_wrong_is_named(ines: Person, asked: NewToken, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        make(asked, by=ines, on=TODAY, known_areas=AREAS)
    assert not Token.objects.exists()


def test_nobody_has_more_than_she_can_keep_in_mind(token: Make, ines: Person) -> None:
    first = token()
    for _ in range(MOST - 1):
        token()
    with pytest.raises(Conflict, match="Revoke one"):
        token()
    revoke(first.token.pk, by=ines, on=TODAY)
    assert token().token.pk


def test_strangers_make_none(db: None) -> None:
    with pytest.raises(Refused):
        make(NewToken(name="x", expires=TODAY), by=ANONYMOUS, on=TODAY, known_areas=AREAS)  # type: ignore[arg-type]


def test_anothers_token_is_as_if_there_were_none(token: Make, omar: Person) -> None:
    made = token()
    with pytest.raises(NotFound) as of_another:
        revoke(made.token.pk, by=omar, on=TODAY)
    with pytest.raises(NotFound) as unknown:
        revoke(made.token.pk + 999, by=omar, on=TODAY)
    assert str(of_another.value) == str(unknown.value)
    assert bearer_of(f"Bearer {made.secret}", on=TODAY)


def test_who_manages_people_takes_back_the_tokens_of_her_unit(token: Make, manager: Person) -> None:
    made = token()
    revoke(made.token.pk, by=manager, on=TODAY, reason="left the Office")
    with pytest.raises(BadToken):
        bearer_of(f"Bearer {made.secret}", on=TODAY)


def test_the_list_says_when_each_was_last_used(token: Make, ines: Person) -> None:
    used, unused = token(), token()
    for day in (TODAY, date(2026, 4, 2), date(2026, 4, 2), date(2026, 4, 1)):
        bearer_of(f"Bearer {used.secret}", on=day)
    last = {one.pk: one.last_used for one in tokens_of(ines)}  # type: ignore[attr-defined]
    assert last == {used.token.pk: date(2026, 4, 2), unused.token.pk: None}
