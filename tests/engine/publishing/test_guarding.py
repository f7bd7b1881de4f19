"""A release withholds small cells, is refused where it would leak, and verifies with them."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.engine.publishing import guarded
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of, withdraw_state

from secretariat.engine.disclosure import protecting
from secretariat.engine.disclosure.systems import System
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.findings import Kind
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.printing import printer_of
from secretariat.engine.publishing.recounting import Recount, against_records
from secretariat.engine.publishing.releases import drift_of
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

DAY = "as_of=2020-12-31"  # twelve members: four in the north, eight in the south


@pytest.fixture(autouse=True)
def _guarded(office: None, settings: Settings) -> None:
    """Fewer than five members could be recognized."""
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"


def frozen(folder: Path, *citations: str) -> Release:
    text = "\n\n".join(f"[figure: {one}]" for one in citations)
    return freeze(paper_of(folder, en=text), by=CLERK, on=TODAY)


def shown(release: Release) -> list[object]:
    """The value of each figure, `..` where it is withheld."""
    return [".." if one.is_withheld else one.value for one in release.figures.all()]


def test_a_small_cell_takes_another_with_it_and_nothing_of_either_is_kept(tmp_path: Path) -> None:
    table = [f"tests.guarded {DAY}", *(f"tests.guarded {DAY} region={r}" for r in ("NOR", "SOU"))]
    release = frozen(tmp_path, *table)
    assert shown(release) == ["12", "..", ".."]
    for one in release.figures.filter(withheld_below=guarded.LEAST):
        assert (one.value, one.n, one.part, one.whole) == (None, 0, None, None)
    assert [one.figure for one in release.evidence.all()] == ["1"]
    assert {name for name in release.parts if name.startswith("evidence")} == {"evidence.1.value"}


def test_a_release_with_withheld_figures_verifies_whatever_is_changed_later(
    tmp_path: Path,
) -> None:
    release = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=NOR")
    withdraw_state("X03")
    assert verify(release, release.seal).findings == ()


def test_numbers_put_into_a_withheld_figure_are_found(tmp_path: Path) -> None:
    release = frozen(tmp_path, f"tests.guarded {DAY} region=NOR")
    kept = release.figures.get()
    kept.n = 4
    recount = Recount(release=release, kept=kept, evidence=(), side="default")
    assert [one.kind for one in against_records(recount)] == [Kind.FIGURE]


def test_a_cell_told_beside_a_small_rest_nobody_cited_is_withheld(tmp_path: Path) -> None:
    """Of twelve, eight in the south: whoever can subtract knows the four."""
    release = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=SOU")
    assert shown(release) == ["12", ".."]


def test_a_cell_that_is_large_with_nothing_small_beside_it_is_told(tmp_path: Path) -> None:
    release = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=SOU")
    assert shown(release) == ["12", ".."]
    alone = frozen(tmp_path, "tests.guarded as_of=2011-12-31")
    assert shown(alone) == ["7"]


def test_a_share_of_too_few_is_withheld(tmp_path: Path) -> None:
    release = frozen(tmp_path, f"tests.guarded_share {DAY}", f"tests.guarded {DAY}")
    assert shown(release) == ["..", "12"]


def test_a_share_is_withheld_with_the_count_of_its_rest(tmp_path: Path) -> None:
    """The south is what is left of the share: told, it would give the north away."""
    south, share = f"tests.guarded {DAY} region=SOU", f"tests.guarded_share {DAY}"
    assert shown(frozen(tmp_path, south, share)) == ["8", ".."]
    assert shown(frozen(tmp_path, south, share, f"tests.guarded {DAY}")) == ["8", "..", ".."]


def test_a_median_needs_ten_records_and_is_rounded(tmp_path: Path) -> None:
    release = frozen(
        tmp_path, f"tests.guarded_median {DAY}", f"tests.guarded_median {DAY} region=SOU"
    )
    first, other = release.figures.all()
    assert first.value == str(int(first.value or ""))
    assert not other.value
    exact = figure(guarded.median, when_of(first.asked)).value
    assert abs(int(first.value) - (exact or 0)) <= 1 / 2
    assert verify(release).agrees


def test_what_came_and_went_between_two_dates_gives_no_small_cell_away(tmp_path: Path) -> None:
    """Seven members at first, twelve later: who came, by region, would tell the small ones."""
    cells = ("", " region=NOR", " region=SOU")
    dates = ("as_of=2011-12-31", "as_of=2020-12-31")
    release = frozen(
        tmp_path,
        *(f"tests.guarded {day}{cell}" for day in dates for cell in cells),
        *(f"tests.guarded_entries over=2012-01-01..2020-12-31{cell}" for cell in cells),
        *(f"tests.guarded_exits over=2012-01-01..2020-12-31{cell}" for cell in cells),
    )
    told = {(one.measure, str(one.asked)): one.value for one in release.figures.all()}
    northern = [value for (_key, asked), value in told.items() if "NOR" in asked]
    assert northern[:3] == [None, None, None]


def test_what_an_earlier_release_told_is_reckoned_with(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Printed when nothing was small yet, the south can't be taken back; so the north is lost."""
    open_area = guarded.PRODUCT.areas[0]
    open_to_all = tuple(replace(one, smallest_cell=1) for one in guarded.MEASURES)
    areas = (replace(open_area, measures=(*open_area.measures[:-5], *open_to_all)),)
    with monkeypatch.context() as patch:
        patch.setattr(guarded, "PRODUCT", replace(guarded.PRODUCT, areas=areas))
        first = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=SOU")
        assert shown(first) == ["12", "8"]
    with pytest.raises(BadInput, match=r"tests\.guarded, 2020-12-31, region = NOR could be worked"):
        frozen(tmp_path, f"tests.guarded {DAY} region=NOR")
    assert Release.objects.count() == 1


def test_a_release_that_leaks_is_refused_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was withheld badly, the attack on what would be printed finds it."""

    def only_small(system: System) -> frozenset[object]:
        return frozenset(e.key for e in system.entries if not system.small.isdisjoint(e.tells))

    monkeypatch.setattr(protecting, "withheld_of", only_small)
    with pytest.raises(BadInput, match="gives away cells too small") as told:
        frozen(
            tmp_path,
            f"tests.guarded {DAY}",
            f"tests.guarded {DAY} region=NOR",
            f"tests.guarded {DAY} region=SOU",
        )
    (problem,) = told.value.problems
    assert (problem.where, problem.found) == ("tests.guarded, 2020-12-31, region = NOR", "4–4")
    assert not Release.objects.exists()
    assert not ReleasedFigure.objects.exists()


def test_a_released_figure_of_small_cells_is_not_held_against_today(tmp_path: Path) -> None:
    release = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=NOR")
    withdraw_state("X03")
    assert not any(one.drifted for one in drift_of(release))


def test_every_format_says_two_dots_and_why_and_no_number(tmp_path: Path) -> None:
    release = frozen(tmp_path, f"tests.guarded {DAY}", f"tests.guarded {DAY} region=NOR")
    document = paper(release, Language.EN)
    told, hidden = document.figures.values()
    assert (told.value, told.withheld) == ("12", "")
    assert (hidden.value, hidden.exact, hidden.part, hidden.whole) == ("..", None, None, None)
    assert "Withheld: a cell of fewer than 5" in hidden.sentence
    lines = printer_of("csv").print(document).decode("utf-8-sig").splitlines()
    row = next(csv.DictReader([lines[0], lines[2]]))
    assert (row["value"], row["records"], row["part"]) == ("..", "", "")
    facts = json.loads(printer_of("json").print(document))["figures"][1]
    assert (facts["value"], facts["records"], facts["withheld"]) == (None, None, hidden.withheld)
    page = printer_of("html").print(document).decode()
    assert ">..<" in page
    assert "Withheld: a cell of fewer than 5" in page
