"""A framework written as files: imported table by table, exported, and imported again as it was."""

import io
from datetime import date
from decimal import Decimal

import pytest
from tests.areas.results.conftest import BY, ON, World

from secretariat.areas.reference import actions as reference
from secretariat.areas.results import imports
from secretariat.areas.results.models.achieved import Disaggregation, Result, Value
from secretariat.areas.results.models.linked import (
    IndicatorContinuation,
    InitiativeObjective,
    ObjectiveContinuation,
)
from secretariat.areas.results.models.measured import Baseline, Milestone, Part, Target
from secretariat.areas.results.models.planned import Framework, Indicator, Objective, ObjectiveText
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import CannotImport, File, compared, imported
from secretariat.kernel.errors import BadInput

FILES = (
    (imports.frameworks, "code,title,starts,ends\nnew,New plan,2002-01-01,2005-12-31\n"),
    (imports.levels, "code,framework,depth,one,many\nnew/goal,new,1,goal,goals\n"),
    (
        imports.objectives,
        (
            "code,framework,level,parent,title,unit,gender_marker,position\n"
            "new/1,new,new/goal,,First,A,principal,1\nnew/2,new,new/goal,,Second,B,,2\n"
        ),
    ),
    (imports.texts, "objective,kind,text\nnew/1,context,Because.\n"),
    (
        imports.indicators,
        (
            "code,objective,title,counts,direction,unit,disaggregated_by\n"
            "new/1.1,new/1,Policies,policies,higher,A,\n"
            "new/1.2,new/1,Answers,response_rate,,A,\nnew/1.3,new/1,Children,children,,A,sex\n"
        ),
    ),
    (
        imports.parts,
        (
            "code,indicator,source,unit_of_value,afresh,measure,cell\n"
            "new/1.1,new/1.1,judged,number,yes,,\nnew/1.2,new/1.2,judged,percent,,,\n"
            "new/1.3,new/1.3,judged,number,,,\n"
        ),
    ),
    (
        imports.baselines,
        (
            "part,as_of,value,note\nnew/1.1,2001-12-31,3,\nnew/1.2,2001-12-31,62.5,Counted.\n"
            "new/1.3,2001-12-31,0,\n"
        ),
    ),
    (
        imports.targets,
        (
            "part,starts,ends,value,upper_value,condition\n"
            "new/1.1,2002-01-01,2003-12-31,10,12,\n"
            "new/1.1,2002-01-01,2003-12-31,20,,If funds are found.\n"
            "new/1.2,2002-01-01,2003-12-31,70,,\nnew/1.3,2002-01-01,2003-12-31,500,,\n"
        ),
    ),
    (imports.milestones, "part,due,title,value\nnew/1.1,2002-12-31,Half,5\n"),
)


def take_in(what: Import, words: str) -> None:
    """Import the words of a file."""
    file = File(name="table.csv", content=io.BytesIO(words.encode()))
    imported(what, file, by=BY, on=ON)


def drafted(world: World) -> Framework:
    """The framework of the files."""
    for what, words in FILES:
        take_in(what, words)
    assert world
    return Framework.objects.get()


def test_a_framework_is_drafted_from_files(world: World) -> None:
    framework = drafted(world)
    assert framework.state == Framework.State.DRAFT
    assert list(Objective.objects.values_list("code", "unit__code", "gender_marker")) == [
        ("new/1", "A", "principal"),
        ("new/2", "B", "none"),
    ]
    assert ObjectiveText.objects.get().text.text == "Because."
    assert Indicator.objects.count() == 3
    assert Part.objects.get(code="new/1.1").afresh
    assert Baseline.objects.get(part__code="new/1.2").value == Decimal("62.5")
    assert Target.objects.get(value=10).upper_value == 12
    assert Target.objects.exclude(condition_en="").get().value == 20
    assert Milestone.objects.get().due == date(2002, 12, 31)


def test_the_same_files_again_change_nothing(world: World) -> None:
    drafted(world)
    before = list(Target.objects.order_by("pk").values())
    for what, words in FILES:
        take_in(what, words)
    assert list(Target.objects.order_by("pk").values()) == before


def test_a_file_amends_a_draft(world: World) -> None:
    drafted(world)
    take_in(imports.frameworks, "code,title,starts,ends\nnew,Renamed,2002-01-01,2005-12-31\n")
    assert Framework.objects.get().title_en == "Renamed"


def test_a_file_amends_nothing_that_was_adopted(world: World) -> None:
    world.adopt(drafted(world))
    with pytest.raises(CannotImport):
        take_in(imports.milestones, "part,due,title,value\nnew/1.1,2002-12-31,Half,6\n")
    assert Milestone.objects.get().value == 5


def test_results_their_split_and_values_come_from_files(world: World) -> None:
    world.adopt(drafted(world))
    take_in(
        imports.results,
        "reference,part,achieved_on,member,named,number,evidence,source\n"
        "R1,new/1.3,2002-05-01,,School places,40,Lists of pupils.,Ministry\n"
        "R2,new/1.1,2002-06-01,,A policy,,Read.,Gazette\n",
    )
    take_in(imports.splits, "result,sex,region,number\nR1,women,,25\nR1,men,,15\n")
    take_in(
        imports.values, "code,part,as_of,value,evidence,source\nV1,new/1.2,2002-12-31,66.5,x,y\n"
    )
    assert Result.objects.get(code="R1").number == 40
    assert Disaggregation.objects.count() == 2
    assert Value.objects.get().value == Decimal("66.5")


def test_a_split_by_women_and_men_or_by_region_is_found_again_and_amended(world: World) -> None:
    world.adopt(drafted(world))
    take_in(
        imports.results,
        "reference,part,achieved_on,named,number,evidence,source\n"
        "R1,new/1.3,2002-05-01,School places,40,Lists of pupils.,Ministry\n",
    )
    world.add(reference.add_regions, code="NOR", name_en="North")
    split = "result,sex,region,number\nR1,women,,25\nR1,men,,15\nR1,,NOR,40\n"
    take_in(imports.splits, split)
    before = list(Disaggregation.objects.order_by("pk").values())
    trial = compared(imports.splits, File(name="again.csv", content=io.BytesIO(split.encode())))
    assert (trial.same, trial.new, trial.changed, trial.absent) == (3, 0, 0, 0)
    take_in(imports.splits, split)
    assert list(Disaggregation.objects.order_by("pk").values()) == before
    take_in(imports.splits, split.replace("25", "24").replace("15", "16"))
    told = Disaggregation.objects.order_by("pk").values_list("sex", "number")
    assert list(told) == [("women", 24), ("men", 16), ("", 40)]


def test_results_are_read_with_the_state_they_name(world: World) -> None:
    part = world.plan(counts="member_states")
    world.adopt(part.indicator.objective.framework)
    world.state("XXA")
    head = "code,part,achieved_on,iso3,named,evidence,source\n"
    take_in(imports.results, head + "R1,plan/1a.1,2002-05-01,XXA,A law,Read.,Gazette\n")
    found = Result.objects.get()
    assert found.member is not None
    assert found.member.code == "XXA"


def test_continuations_and_initiatives_come_from_files(world: World) -> None:
    drafted(world)
    world.plan("old")
    head = "earlier,later,note\n"
    take_in(imports.objective_continuations, head + "old/1a,new/1,Reworded.\n")
    head = "earlier,later,comparable,note\n"
    take_in(imports.indicator_continuations, head + "old/1a.1,new/1.1,no,Counts more.\n")
    take_in(
        imports.initiatives, "code,title,starts,gender_marker\ni1,Shared,2002-01-01,significant\n"
    )
    take_in(imports.initiative_objectives, "initiative,objective\ni1,new/1\ni1,new/2\n")
    assert str(ObjectiveContinuation.objects.get()) == "old/1a → new/1"
    assert not IndicatorContinuation.objects.get().comparable
    assert InitiativeObjective.objects.count() == 2


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (imports.objectives, "code,framework,level,title\nnew/9,nowhere,new/goal,X\n"),
        (imports.indicators, "code,objective,title,counts\nnew/9.1,new/1,X,cows\n"),
        (imports.baselines, "part,as_of,value\nnew/1.1,2001-12-31,many\n"),
        (imports.targets, "part,starts,ends,value,condition\nnew/1.1,2003-01-01,2002-01-01,5,\n"),
    ],
)
def test_a_row_that_means_nothing_is_refused_whole(world: World, what: Import, words: str) -> None:
    drafted(world)
    count = what.model._default_manager.count()
    with pytest.raises(CannotImport):
        take_in(what, words)
    assert what.model._default_manager.count() == count


def test_the_columns_that_tell_one_record_from_another_must_be_there(world: World) -> None:
    drafted(world)
    with pytest.raises(BadInput, match="header of the file does not fit"):
        take_in(imports.targets, "part,starts,ends,value\nnew/1.1,2004-01-01,2005-12-31,5\n")
    assert Target.objects.count() == 4
