"""Every workflow of the product is drawn whole, in every language, and stays within its picture."""

import re
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from tests.engine.workflows.declared import VALUES

from secretariat.engine.workflows.declaring import Workflow
from secretariat.kernel.languages import LANGUAGES
from secretariat.site.product import PRODUCT
from secretariat.site.reference.moves import moves
from secretariat.web.workflows.diagram import described, drawn

every_workflow = pytest.mark.parametrize(
    "workflow", [VALUES, *PRODUCT.workflows], ids=lambda one: one.key
)
every_language = pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def parts_of(workflow: Workflow, kind: str) -> list[ElementTree.Element]:
    """The elements of the drawing that look like this."""
    picture = ElementTree.fromstring(drawn(workflow))
    return [one for one in picture.iter() if kind in one.get("class", "").split()]


@every_workflow
def test_each_state_and_each_way_of_a_move_is_drawn(workflow: Workflow) -> None:
    assert len(parts_of(workflow, "w-state")) == len(workflow.states.values)
    ways = sum(len(one.sources) for one in workflow.moves)
    assert len(parts_of(workflow, "w-move")) == len(parts_of(workflow, "w-head")) == ways
    numbers = [one.text for one in parts_of(workflow, "c-strong")]
    expected = [
        str(number) for number, one in enumerate(workflow.moves, 1) for _source in one.sources
    ]
    assert sorted(numbers, key=str) == sorted(expected)


@every_workflow
def test_the_start_and_the_ends_look_so(workflow: Workflow) -> None:
    assert len(parts_of(workflow, "w-start")) == 1
    assert len(parts_of(workflow, "w-end")) == len(workflow.ends)


@every_workflow
def test_nothing_leaves_the_picture(workflow: Workflow) -> None:
    picture = ElementTree.fromstring(drawn(workflow))
    _x, _y, width, height = map(float, picture.attrib["viewBox"].split())
    for path in parts_of(workflow, "w-move"):
        start, *rest = re.findall(r"([MHV])([^MHV]+)", path.attrib["d"])
        across = [float(NUMBER.findall(start[1])[0]), *(float(v) for k, v in rest if k == "H")]
        down = [float(NUMBER.findall(start[1])[1]), *(float(v) for k, v in rest if k == "V")]
        assert all(6 <= x <= width - 6 for x in across), path.attrib["d"]
        assert all(0 <= y <= height for y in down), path.attrib["d"]


@every_language
@every_workflow
def test_it_is_told_in_words_too(workflow: Workflow, language: str) -> None:
    with override(language):
        picture = ElementTree.fromstring(drawn(workflow))
        words = " ".join(one.text or "" for one in picture.iter() if one.tag.endswith("desc"))
        assert picture.attrib["role"] == "img"
        assert words == described(workflow)
        for one in workflow.moves:
            assert str(one.title) in words


def test_the_reference_lists_every_move_with_what_it_waits_for() -> None:
    with override("en"):
        page = moves()
    for workflow in PRODUCT.workflows:
        assert f"## {workflow.title}" in page
        for move in workflow.moves:
            assert f"`{workflow.action(move).key}`" in page
    assert "There is something to adopt." in page


def test_the_words_of_a_state_stand_whole_in_its_box_on_two_lines_at_most() -> None:
    applications = next(one for one in PRODUCT.workflows if one.key == "recruitment.applications")
    with override("fr"):
        words = [one.text or "" for one in parts_of(applications, "c-middle")]
        titles = [applications.title_of(str(state)) for state in applications.states.values]
    said = " ".join(words)
    assert "…" not in said
    for title in titles:
        assert title[:1].upper() + title[1:] in said
