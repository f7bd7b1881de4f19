"""Definitions by date, fingerprints, and the checks that refuse a bad declaration."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F
from django.utils.translation import override
from tests.engine.measures.declared import BY_REGION, STOCKS, declare
from tests.engine.measures.made_up import written
from tests.engine.measures.oracle import Row

from secretariat.areas.reference.models import State
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.measures import checks
from secretariat.engine.measures.declaring import Definition, Dimension, Kind, Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.fingerprints import fingerprint
from secretariat.engine.measures.selections import Count, Percentile
from secretariat.engine.measures.series import series
from secretariat.engine.records.days import Day
from secretariat.kernel.errors import BadInput, NotFound
from secretariat.kernel.periods import Period

DAY = date(2000, 6, 1)


def all_of_them(as_of: Day) -> Count:
    """Every ratification that holds."""
    return Count(Ratification.objects.on(as_of))


def only_direct(as_of: Day) -> Count:
    """Ratifications that hold, without those by succession."""
    return Count(Ratification.objects.on(as_of).filter(inherited=False))


def reworded(as_of: Day) -> Count:
    """Every ratification that holds on the date."""
    return Count(Ratification.objects.on(as_of))


def one_row(state: str, inherited: bool) -> Row:
    """A ratification from the first day of 2000."""
    return Row("T1", 3, date(1990, 5, 1), state, None, date(2000, 1, 1), None, "", inherited)


DATED = declare(all_of_them).from_(date(2022, 6, 10))(only_direct)


@pytest.mark.django_db
def test_each_date_follows_the_definition_in_force_on_it() -> None:
    written([one_row("XXA", False), one_row("XXB", True)])
    assert figure(DATED, date(2022, 6, 9)).value == 2
    assert figure(DATED, date(2022, 6, 10)).value == 1
    days = [date(2023, 1, 1), date(2021, 1, 1)]
    assert [(p.when, p.value) for p in series(DATED, days)] == [(days[0], 1), (days[1], 2)]


def test_an_added_definition_leaves_the_earlier_one_as_it_was() -> None:
    before = fingerprint(declare(all_of_them), DAY)
    assert fingerprint(DATED, DAY) == before
    assert fingerprint(DATED, date(2023, 1, 1)) != before
    assert (
        DATED.on(date(2023, 1, 1)).words == "Ratifications that hold, without those by succession."
    )


def test_a_fingerprint_moves_with_meaning_and_words_and_stays_otherwise() -> None:
    same = declare(all_of_them)
    assert fingerprint(same, DAY).digest == fingerprint(replace(same, title="Other"), DAY).digest
    edited = replace(same, definitions=(replace(same.definitions[0], selects=only_direct),))
    assert fingerprint(edited, DAY).digest != fingerprint(same, DAY).digest
    said = replace(same, definitions=(replace(same.definitions[0], selects=reworded),))
    assert fingerprint(said, DAY).sql == fingerprint(same, DAY).sql
    assert fingerprint(said, DAY).digest != fingerprint(same, DAY).digest


def test_a_fingerprint_does_not_depend_on_the_day_asked_for() -> None:
    for measure in STOCKS.values():
        assert fingerprint(measure, DAY) == fingerprint(measure, date(2011, 11, 11)), measure.key


def ids(measure: Measure) -> set[str | None]:
    """The ids of a measure's faults."""
    return {fault.id for fault in checks.faults(measure)}


def to_many(as_of: Day) -> Count:
    """States joined to their ratifications."""
    return Count(State.objects.filter(ratifications__inherited=True))


def breaks(as_of: Day) -> Count:
    """Asks for a column that is not there."""
    return Count(Ratification.objects.on(as_of).filter(nowhere=1))


def unsaid(as_of: Day) -> Count:
    return Count(Ratification.objects.on(as_of))


@pytest.mark.parametrize(
    ("measure", "fault"),
    [
        (replace(declare(all_of_them), authority=""), "secretariat.E102"),
        (declare(unsaid), "secretariat.E102"),
        (
            declare(all_of_them)
            .from_(date(2022, 1, 1))(only_direct)
            .from_(date(2010, 1, 1))(reworded),
            "secretariat.E103",
        ),
        (declare(breaks), "secretariat.E104"),
        (replace(declare(to_many), dimensions=()), "secretariat.E105"),
        (
            replace(declare(all_of_them), dimensions=(replace(BY_REGION, path="state__nowhere"),)),
            "secretariat.E106",
        ),
        (
            replace(
                declare(all_of_them), dimensions=(replace(BY_REGION, path="state__memberships"),)
            ),
            "secretariat.E107",
        ),
        (
            replace(declare(all_of_them), dimensions=(replace(BY_REGION, code="nowhere"),)),
            "secretariat.E108",
        ),
    ],
)
def test_a_bad_declaration_is_refused_with_a_hint_and_an_id(measure: Measure, fault: str) -> None:
    found = [one for one in checks.faults(measure) if one.id == fault]
    assert found
    assert all(one.hint for one in found)


def test_good_declarations_have_no_fault() -> None:
    assert not [fault for measure in STOCKS.values() for fault in ids(measure)]
    assert not checks.check_measures()


def test_two_measures_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = (STOCKS["count"], STOCKS["count"])
    monkeypatch.setattr(checks, "measures", lambda: twice)
    assert [fault.id for fault in checks.check_measures()] == ["secretariat.E101"]


def two_paragraphs(as_of: date) -> Count:
    """Member States on
    the date.

    A State that left counts no longer.
    """
    return Count(State.objects.members_on(as_of))


def test_the_definition_is_the_docstring_paragraph_by_paragraph() -> None:
    definition = Definition(selects=two_paragraphs)
    assert definition.paragraphs == (
        "Member States on the date.",
        "A State that left counts no longer.",
    )
    with override("en"):
        assert definition.shown == "\n\n".join(definition.paragraphs)


def test_a_definition_without_words_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_paragraphs, "__doc__", None)
    assert Definition(selects=two_paragraphs).shown == ""


@pytest.mark.django_db
def test_what_is_asked_wrongly_is_answered_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="counted on a date"):
        figure(DATED, Period(date(2000, 1, 1), date(2000, 12, 31)))
    flow = declare(all_of_them, Kind.FLOW)
    with pytest.raises(BadInput, match="counted over a period"):
        figure(flow, DAY)
    with pytest.raises(NotFound, match="has no breakdown") as unknown:
        figure(DATED, DAY, by=["grade"])
    assert "region" in str(unknown.value)
    with pytest.raises(NotFound, match="has no breakdown"):
        figure(DATED, DAY, where={"grade": "P5"})


def test_a_percentile_lies_between_0_and_1() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Percentile(rows=Ratification.objects.all(), of=F("pk"), p=Decimal(2)).plain()


def test_a_dimension_can_be_reached_by_another_path() -> None:
    region = Dimension(key="region", title="Region", path="region")
    assert region.at("state__region").path == "state__region"
