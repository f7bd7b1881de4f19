"""What can’t be changed any more is not offered for change: the page says why, and what to do."""

import pytest
from tests.areas.recruitment.selection.cases import BY, ON, Cases

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.engine.records.declaring import action
from secretariat.engine.records.performing import change, remove
from secretariat.engine.records.staying import kept_from
from secretariat.engine.registers.declaring import register_of
from secretariat.kernel.errors import BadInput
from secretariat.web.contexts.registers import Move
from secretariat.web.records.moves import moves


def shown(key: str, record: object) -> dict[str, Move]:
    """Amending and taking away, as the page of the record shows them."""
    found = moves(register_of(key), record, actor=BY, on=ON)
    return {"amend" if "mend" in one.label else "take": one for one in found}


def test_a_vacancy_in_preparation_can_be_amended_and_taken_away(cases: Cases) -> None:
    found = shown("vacancies", cases.bare_vacancy())
    assert all(one.url for one in found.values())


def test_a_published_vacancy_is_offered_neither_and_says_why(cases: Cases) -> None:
    for one in shown("vacancies", cases.published()).values():
        assert not one.url
        assert str(one.shut_by) == "Not any more:"
        assert "has been published" in one.reason
        assert "cancel the vacancy and prepare another" in one.reason


@pytest.mark.parametrize(
    ("key", "of", "open_to"),
    [
        ("vacancy-announcements", "announcements", ()),
        ("vacancy-positions", "positions", ("amend",)),  # it is given up by amending it
    ],
)
def test_what_belongs_to_a_published_vacancy(
    cases: Cases, key: str, of: str, open_to: tuple[str, ...]
) -> None:
    vacancy = cases.published()
    found = shown(key, getattr(vacancy, of).first())
    assert tuple(name for name, one in found.items() if one.url) == open_to


def test_what_is_shut_is_what_the_act_would_refuse_and_nothing_else(cases: Cases) -> None:
    for vacancy in (cases.bare_vacancy(), cases.published(), cases.in_evaluation()):
        rows = Vacancy.objects.filter(pk=vacancy.pk)
        _add, amend, take = register_of("vacancies").actions[:3]
        if not kept_from(amend, vacancy):
            change(amend, rows, {"key_position": True}, by=BY, on=ON)
            remove(take, rows, by=BY, on=ON, reason="Not needed.")
            continue
        with pytest.raises(BadInput, match="has been published"):
            change(amend, rows, {"key_position": True}, by=BY, on=ON)
        with pytest.raises(BadInput, match="has been published"):
            remove(take, rows, by=BY, on=ON, reason="Not needed.")


def test_nothing_is_led_away_from_a_published_vacancy(cases: Cases) -> None:
    published, another = cases.published(), cases.bare_vacancy()
    announcement = published.announcements.get()
    amend = action("recruitment.amend_vacancy_announcements")
    with pytest.raises(BadInput, match="the vacancy is open"):
        change(amend, published.announcements.all(), {"vacancy": another}, by=BY, on=ON)
    announcement.refresh_from_db()
    assert announcement.vacancy == published
    amend = action("recruitment.amend_vacancy_positions")
    for name, value in (("vacancy", another), ("code", f"{another.code}/1")):
        with pytest.raises(BadInput, match=f"does not set {name}"):
            change(amend, published.positions.all(), {name: value}, by=BY, on=ON)
    assert not another.positions.exists()
