"""What the Office does of itself is told under a title, in the reader's language."""

import pytest
from django.utils.translation import override

from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.history.processes import process_called
from secretariat.engine.records.telling import who_acted
from secretariat.site.product import PRODUCT


@pytest.mark.parametrize("one", PRODUCT.processes, ids=lambda one: one.name)
def test_a_process_of_an_area_is_called_by_its_title(one: Process) -> None:
    titles = set()
    for language in ("en", "fr", "es"):
        with override(language):
            titles.add(process_called(one.name))
    assert len(titles) == 3
    assert one.name not in titles


def test_what_is_declared_nowhere_is_called_by_its_name() -> None:
    assert process_called("secretariat import") == "secretariat import"


def test_the_history_says_who_by_that_title() -> None:
    done = Act(action="recruitment.erase", by=None, process="recruitment.erase_due")
    with override("en"):
        assert who_acted(done, {}) == "The schedule of erasure"


def test_a_title_makes_no_other_process_of_it() -> None:
    assert Process("recruitment.intake") == Process("recruitment.intake", title="Another")
