"""A reference among many records is written by its code; a form begins with the record that led."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, Post, World, carried
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards.actions import correct_ratifications
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.records.performing import add, change
from secretariat.web.records import choosing

FORM = "/registers/ratifications/do/register_ratifications"
SINCE = {"starts": "2025-05-05"}


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three States are more than a menu holds; two instruments are not."""
    monkeypatch.setattr(choosing, "MOST_OPTIONS", 2)


@pytest.fixture
def signed(client: Client, officer: Person) -> Client:
    """The officer, who may register ratifications."""
    client.force_login(officer)
    return client


def field(page: str, name: str) -> str:
    """The field of this name as the page has it."""
    found = re.search(rf'<(?:input|select)[^>]* name="{name}"[^>]*>', page)
    return "" if found is None else found.group()


@pytest.mark.usefixtures("many")
def test_among_many_a_code_is_asked_for_and_among_few_there_is_a_menu(
    signed: Client, world: World
) -> None:
    page = shown(signed, FORM)
    assert field(page, "state__code").startswith("<input")
    assert "State, code" in page
    assert field(page, "instrument").startswith("<select")
    assert "Norland" not in page


@pytest.mark.usefixtures("many")
def test_what_is_written_is_found_by_its_code(signed: Client, world: World, post: Post) -> None:
    given = {"instrument": world.instruments["C105"], "state__code": " QMC ", **SINCE}
    post(status=302, address=FORM, **given)
    made = Ratification.objects.latest("pk")
    assert (made.state.code, made.instrument.code) == ("QMC", "C105")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("words", "said"), [("QXX", "There is no “QXX”"), ("", "required")])
def test_a_code_of_nothing_is_refused_beside_its_field_and_kept(
    signed: Client, world: World, post: Post, words: str, said: str
) -> None:
    given = {"instrument": world.instruments["C105"], "state__code": words, **SINCE}
    page = post(status=422, address=FORM, **given)
    assert said in page
    assert 'aria-invalid="true"' in field(page, "state__code")
    assert f'value="{words}"' in field(page, "state__code")
    assert Ratification.objects.count() == 3


@pytest.mark.usefixtures("many")
def test_a_number_still_names_a_record_for_programs(
    signed: Client, world: World, post: Post
) -> None:
    post(
        status=302,
        address=FORM,
        instrument=world.instruments["C105"],
        state=world.states["QMC"],
        **SINCE,
    )
    assert Ratification.objects.latest("pk").state.code == "QMC"


@pytest.mark.parametrize("is_among_many", [True, False])
def test_a_form_begins_with_what_the_way_to_it_named(
    signed: Client, world: World, monkeypatch: pytest.MonkeyPatch, is_among_many: bool
) -> None:
    if is_among_many:
        monkeypatch.setattr(choosing, "MOST_OPTIONS", 2)
    number = world.states["QMC"]
    page = shown(signed, f"{FORM}?state={number}&starts=2020-02-02&reason=987654")
    if is_among_many:
        assert 'value="QMC"' in field(page, "state__code")
    else:
        assert f'<option value="{number}" selected>' in page
    assert 'value="2020-02-02"' in field(page, "starts")
    assert ">987654<" not in page, "why she does it nobody says for her"


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "one", ""])
@pytest.mark.usefixtures("many")
def test_a_form_led_to_with_no_record_begins_empty(
    signed: Client, world: World, number: str
) -> None:
    assert 'value=""' in field(shown(signed, f"{FORM}?state={number}"), "state__code")


@pytest.mark.usefixtures("many")
def test_an_amendment_shows_the_code_and_what_is_left_stays(
    signed: Client, world: World, send: Post
) -> None:
    number = world.ratifications["QMA", "C29"]
    form = f"/registers/ratifications/{number}/do/correct_ratifications"
    assert 'value="QMA"' in field(shown(signed, form), "state__code")
    given = {"instrument": world.instruments["C29"], "reason": "the day was another", **SINCE}
    send(status=302, address=form, state__code="QMA", **given)
    changed = Ratification.objects.get(pk=number)
    assert (changed.state.code, str(changed.starts)) == ("QMA", SINCE["starts"])


@pytest.mark.usefixtures("many")
def test_what_another_wrote_meanwhile_stands_beside_the_code_as_a_code(
    signed: Client, world: World, post: Post
) -> None:
    number = world.ratifications["QMA", "C29"]
    form = f"/registers/ratifications/{number}/do/correct_ratifications"
    began = carried(signed, form)
    rows, said = Ratification.objects.filter(pk=number), "registered for the wrong State"
    other = {"state": State.objects.get(code="QMC"), "starts": date(1995, 5, 1)}
    change(correct_ratifications, rows, other, by=SCRIBE, on=ON, reason=said)
    given = {**began, "instrument": world.instruments["C29"], "reason": "so", **SINCE}
    page = post(status=409, address=form, state__code="QMB", **given)
    assert 'value="QMB"' in field(page, "state__code")
    assert "Recorded meanwhile: “QMC”." in page
    untouched = post(status=409, address=form, state__code="QMA", **given)
    assert 'value="QMC"' in field(untouched, "state__code")


@pytest.mark.usefixtures("many")
def test_several_records_are_given_what_is_written(
    signed: Client, world: World, post: Post
) -> None:
    of = [world.ratifications["QMA", "C29"], world.ratifications["QMA", "C105"]]
    task = {"do": "correct_ratifications", "of": of, "count": "2", "reason": "a succession"}
    where = "/registers/ratifications/together"
    page = post(status=422, address=where, state__code="QXX", **task)
    assert "There is no “QXX”" in page
    post(status=302, address=where, state__code="QMC", **task)
    codes = Ratification.objects.filter(pk__in=of).values_list("state__code", flat=True)
    assert set(codes) == {"QMC"}


def test_those_that_read_alike_are_told_apart_by_their_codes(signed: Client, world: World) -> None:
    state = {"code": "QMD", "name_en": "Velia", "region": None}
    add(reference.add_states, [state], by=SCRIBE, on=ON)
    page = shown(signed, FORM)
    assert {"Norland", "Velia (QMB)", "Velia (QMD)"} <= set(re.findall(r">([^<]+)</option>", page))
