"""Real ratifications and members, imported into an instance with nothing but the facts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Q

from secretariat.areas.reference.imports import memberships
from secretariat.areas.reference.models import Membership, State, Succession
from secretariat.areas.standards.imports import ratifications
from secretariat.areas.standards.models.registered import (
    Category,
    Instrument,
    Listing,
    Ratification,
)
from secretariat.engine.history.acting import Process
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.matching import remember
from secretariat.engine.imports.running import CannotImport, File, imported
from secretariat.engine.imports.trials import Outcome
from secretariat.site.commands.facts import load_facts

LABOUR = Path(__file__).parents[4] / "shared/data/labour"
OFFICE = Process("tests of the labour data")
TODAY = date(2026, 3, 1)
MATCHED = {
    "Czech Republic": "CZE",
    "St. Kitts and Nevis": "KNA",
    "St. Lucia": "LCA",
    "St. Vincent and the Grenadines": "VCT",
    "Turkey": "TUR",
}
needs_the_data = pytest.mark.skipif(
    not LABOUR.exists(), reason="the labour data is not beside this checkout"
)


def take_in(what: Import, name: str) -> Outcome:
    """Import one of the labour files."""
    with (LABOUR / name).open("rb") as content:
        return imported(what, File(name=name, content=content), by=OFFICE, on=TODAY)


@pytest.fixture
def facts(db: None) -> None:
    load_facts()


def test_the_facts_come_by_ordinary_imports_and_again_find_all_the_same(facts: None) -> None:
    models = (State, Succession, Instrument, Category, Listing)
    counts = [model._default_manager.count() for model in models]
    assert counts == [203, 23, 69, 5, 11]
    load_facts()
    assert [model._default_manager.count() for model in models] == counts
    revised = Instrument.objects.get(code="C089").revises
    assert revised is not None
    assert revised.code == "C041"
    assert list(
        Succession.objects.filter(predecessor__code="CSK").values_list("successor__code", flat=True)
    ) == ["CZE", "SVK"]
    assert State.objects.get(code="CSK").former


@needs_the_data
def test_members_are_matched_once_and_counted_as_the_source_counts_them(facts: None) -> None:
    with pytest.raises(CannotImport, match="5 of 187 rows") as refused:
        take_in(memberships, "ilo_members.csv")
    unknown = {name.said: name.suggestions for name in refused.value.trial.unknown}
    assert {said: MATCHED[said] for said in unknown} == MATCHED
    assert all(unknown[said][0].startswith(code) for said, code in MATCHED.items())
    assert remember(memberships, MATCHED, by=OFFICE, on=TODAY) == 5
    assert take_in(memberships, "ilo_members.csv").trial.new == 187
    members = {
        year: Membership.objects.on(date(year, 12, 31)).count() for year in (2001, 2005, 2012)
    }
    assert members == {2001: 175, 2005: 178, 2012: 185}
    assert take_in(memberships, "ilo_members.csv").act is None


@needs_the_data
@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2021, 6, 1), {"C100": 173, "C111": 175, "C156": 45}),
        (date(2001, 12, 31), {"C100": 156, "C111": 154}),
    ],
)
def test_ratifications_are_counted_as_the_source_counts_them(
    facts: None, on: date, counts: Mapping[str, int]
) -> None:
    outcome = take_in(ratifications, "ratifications_un_20210601.csv")
    assert (outcome.trial.new, outcome.trial.bad) == (461, 0)
    found = {
        code: Ratification.objects.on(on).filter(Q(instrument__code=code)).count()
        for code in counts
    }
    assert found == counts


@needs_the_data
def test_each_instrument_enters_into_force_by_its_rule(facts: None) -> None:
    take_in(ratifications, "ratifications_un_20210601.csv")
    days = dict(Instrument.objects.with_entry_into_force().values_list("code", "entry_by_rule"))
    assert {code: days[code] for code in ("C100", "C111", "C156", "C183")} == {
        "C100": date(1953, 8, 23),
        "C111": date(1960, 6, 15),
        "C156": date(1983, 8, 11),
        "C183": date(2002, 2, 7),
    }
    assert Instrument.objects.get(code="C100").in_force == date(1953, 5, 23)
