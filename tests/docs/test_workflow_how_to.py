"""The workflow of the how-to can be declared, passes the checks, and moves records as it says."""

from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django import Settings
from tests.docs.walking import DOCS, blocks
from tests.engine.workflows.ground import BY, ON, build, values

from secretariat.areas.recruitment.standing import waiting
from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.engine.product import Product
from secretariat.engine.workflows.checks import faults
from secretariat.engine.workflows.tasks import Task, tasks

PAGE = DOCS / "how-to" / "add-a-workflow.md"


@pytest.mark.django_db
def test_the_workflow_of_the_how_to_is_sound_and_moves_records(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    field, declaration, moving, _task = [text for _language, _name, text in blocks(PAGE)]
    assert "models.CharField" in field
    names: dict[str, Any] = {}
    exec(declaration, names)  # our own page
    reviews = names["reviews"]
    monkeypatch.setattr(Product, "workflows", property(lambda _self: (reviews,)))
    assert list(faults(reviews)) == []
    made = values(build()["FIN"], "V1", "V2", as_of=ON)
    exec(moving, {**names, "value": made[0], "person": BY, "today": ON})
    said = capsys.readouterr().out.splitlines()
    assert said == ["Report open ", "Withdraw open ", "2"]
    assert set(Value.objects.values_list("state", "source")) == {(Standing.REPORTED, "Box 7")}


def test_a_record_without_evidence_says_so() -> None:
    names: dict[str, Any] = {}
    exec([text for _language, _name, text in blocks(PAGE)][1], names)
    assert names["has_evidence"](Value(evidence=""), ON) == "No evidence is given."
    assert names["has_evidence"](Value(evidence="x"), ON) is None


def test_the_task_of_the_how_to_is_the_one_the_product_declares() -> None:
    *_before, (_language, _name, text) = blocks(PAGE)
    told = eval(text, {"Task": Task, "_": str, "waiting": waiting})  # our own page
    (declared,) = [one for one in tasks() if one.rows is waiting.applications_to_assess]
    record = SimpleNamespace(pk=7)
    for one in (told, declared):
        assert (one.register, str(one.title), one.address) == ("applications", "Assess", "record")
        assert one.of(record) == ("applications", 7)
        assert one.rows is waiting.applications_to_assess
