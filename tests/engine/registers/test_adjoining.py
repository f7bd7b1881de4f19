"""Going on from record to record passes through a list exactly in its order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from tests.engine.registers.conftest import ON, READER
from tests.web.pages.conftest import World

from secretariat.areas.reference import actions
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.records.performing import add, change
from secretariat.engine.registers.adjoining import Adjoining, adjoining, placed
from secretariat.engine.registers.declaring import Register, Reserved, register_of
from secretariat.engine.registers.listing import Asked, chosen, rows_of
from secretariat.engine.registers.ordering import sortable

FIRST = date(1990, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(world: World) -> World:
    """Twelve more States, which tie by name or in no way, and their spells, some without an end."""
    regions = [*Region.objects.order_by("pk"), None]
    rows = [
        {"code": f"Q{n:02}", "name_en": f"Same {n % 3}", "region": regions[n % 3]}
        for n in range(12)
    ]
    numbers = add(actions.add_states, rows, by=READER, on=ON)
    states = State.objects.in_bulk(numbers)
    spells = [
        {
            "state": states[number],
            "starts": FIRST + timedelta(n % 4),
            "ends": None if n % 3 else FIRST + timedelta(400 + n % 2),
        }
        for n, number in enumerate(numbers)
    ]
    add(actions.admit, spells, by=READER, on=ON)
    return world


def beside(register: Register, asked: Asked, number: int) -> Adjoining:
    return of(register, asked, number, READER)


def of(register: Register, asked: Asked, number: int, by: Actor) -> Adjoining:
    """What stands beside a record; nothing where she may not see it."""
    rows = placed(register, rows_of(register, actor=by, on=ON), asked)
    record = rows.filter(pk=number).first()
    return Adjoining() if record is None else adjoining(register, asked, record, actor=by, on=ON)


def walked(register: Register, asked: Asked) -> tuple[list[int], list[int]]:
    """The list as it is shown, and what one meets who goes on from its first record to its last."""
    shown = [one.pk for one in chosen(register, asked, actor=READER, on=ON)]
    met = shown[:1]
    assert not met or beside(register, asked, met[0]).before is None
    while met and (after := beside(register, asked, met[-1]).after) is not None:
        assert beside(register, asked, after).before == met[-1]
        assert after not in met
        met.append(after)
    return shown, met


@pytest.mark.parametrize("key", ["states", "memberships"])
def test_every_order_either_way_is_gone_through_to_its_end_and_back(key: str, many: World) -> None:
    register = register_of(key)
    for name in ("", *sortable(register)):
        for order in dict.fromkeys((name, f"-{name}" if name else "")):
            shown, met = walked(register, Asked(order=order))
            assert met == shown, order
            assert len(shown) >= 12


def test_filters_words_and_the_day_are_kept(many: World) -> None:
    for asked in (
        Asked(where={"region": "ISL"}),
        Asked(text="same", order="-name"),
        Asked(text="same 0", where={"region": "NOR"}),
    ):
        shown, met = walked(register_of("states"), asked)
        assert 0 < len(shown) < 15
        assert met == shown
    shown, met = walked(register_of("memberships"), Asked(on=FIRST + timedelta(2), order="state"))
    assert 0 < len(shown) < Membership.objects.count()
    assert met == shown


def test_a_record_that_left_the_list_still_has_its_place_in_it(many: World) -> None:
    register, asked = register_of("states"), Asked(where={"region": "NOR"}, order="code")
    shown = [one.pk for one in chosen(register, asked, actor=READER, on=ON)]
    gone = State.objects.filter(pk=shown[1])
    isles = Region.objects.get(code="ISL")
    change(actions.amend_states, gone, {"region": isles}, by=READER, on=ON)
    assert beside(register, asked, shown[1]) == Adjoining(before=shown[0], after=shown[2])


def test_what_she_may_not_see_is_passed_over_and_has_nothing_beside_it(many: World) -> None:
    open_ones = Q(code__endswith="1") | Q(code__endswith="5")
    reserved = Reserved(until=open_ones, to=(actions.May.KEEP_REFERENCE,), says="")
    register = replace(register_of("states"), reserved=reserved)
    shown = list(State.objects.filter(open_ones).order_by("code").values_list("pk", flat=True))
    hidden = State.objects.get(code="Q02").pk

    def to_a_stranger(number: int) -> Adjoining:
        return of(register, Asked(order="code"), number, ANONYMOUS)

    assert [to_a_stranger(number).after for number in shown] == [*shown[1:], None]
    assert [to_a_stranger(number).before for number in shown] == [None, *shown[:-1]]
    assert to_a_stranger(hidden) == Adjoining()
    assert beside(register, Asked(order="code"), hidden).before is not None


def test_it_takes_one_query_besides_the_record_and_one_more_for_words(many: World) -> None:
    number = Membership.objects.earliest("pk").pk
    for asked, most in ((Asked(order="state"), 2), (Asked(text="norland"), 3)):
        with CaptureQueriesContext(connection) as queries:
            beside(register_of("memberships"), asked, number)
        assert len(queries) <= most
