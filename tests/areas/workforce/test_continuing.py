"""A post that is reclassified or moved goes on as another in one act: all of it, or nothing."""

from datetime import date
from typing import Any

import pytest
from tests.areas.workforce.conftest import BEGAN, BY, ON, Office
from tests.areas.workforce.pages.conftest import person

from secretariat.areas.workforce.measures.composition import officials, posts, posts_vacant
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.standing.continuing import continue_post, continue_posts
from secretariat.engine.access.actors import Actor
from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput, Conflict, Refused

FIRST, BEFORE = date(2025, 3, 1), date(2025, 2, 28)
WHY = "The duties have grown."


def goes_on(post: Post, by: Actor = BY, **values: Any) -> Post:
    given = {"code": f"{post.code}-A", "starts": FIRST, **values}
    return continue_post(post, given, by=by, on=ON, reason=WHY)


def spans(post: Post) -> list[tuple[str, date, date | None, int, str]]:
    """Who holds the post from when to when, for how much, and how it began."""
    held = Incumbency.objects.filter(post=post).order_by("official__code")
    return [(one.official.code, one.starts, one.ends, one.percent, one.beginning) for one in held]


def test_who_holds_it_holds_the_other_and_everything_else_stays(office: Office) -> None:
    post = office.post("P4", title_en="Statistician")
    ana, eva = office.official(), office.official()
    office.holds(ana, post, percent=60)
    office.holds(eva, post, percent=40, ends=date(2026, 6, 30))
    made = goes_on(post, grade=office.grade("P5"))
    post.refresh_from_db()
    assert (post.ends, made.starts, made.ends) == (BEFORE, FIRST, None)
    assert (made.continues, made.grade.code, made.title_en) == (post, "P5", "Statistician")
    assert spans(post) == [
        (ana.code, BEGAN, BEFORE, 60, "appointment"),
        (eva.code, BEGAN, BEFORE, 40, "appointment"),
    ]
    assert spans(made) == [
        (ana.code, FIRST, None, 60, "reclassification"),
        (eva.code, FIRST, date(2026, 6, 30), 40, "reclassification"),
    ]


def test_no_figure_but_the_one_by_what_changed_is_another(office: Office) -> None:
    """Nobody enters, leaves or is missing for a day; a vacant post stays one vacant post."""
    held, vacant = office.post("P4"), office.post("P4")
    office.holds(office.official(), held)
    told = {
        day: [figure(one, day).value for one in (officials, posts, posts_vacant)]
        for day in (BEFORE, FIRST)
    }
    assert told[BEFORE] == [1, 2, 1]
    for post in (held, vacant):
        goes_on(post, grade=office.grade("P5"))
    for day, before in told.items():
        assert [figure(one, day).value for one in (officials, posts, posts_vacant)] == before
    grades = {
        day: {one.key[0]: one.n for one in figure(officials, day, by=("grade",)).cells}
        for day in told
    }
    assert grades == {BEFORE: {"P4": 1}, FIRST: {"P5": 1}}


def test_it_is_one_act_and_undone_as_one(office: Office) -> None:
    post = office.post("P4")
    office.holds(office.official(), post)
    field = office.station("FIELD")
    before, acts = spans(post), Act.objects.count()
    made = goes_on(post, station=field)
    assert Act.objects.count() == acts + 1
    act = Act.objects.get(action=continue_posts.key)
    for one in (post, made, *Incumbency.objects.all()):
        assert history_of(one)[0].act == act.pk
    assert undo(act.pk, by=BY, on=ON, reason="Not agreed after all.") == 4
    post.refresh_from_db()
    assert (post.ends, spans(post)) == (None, before)
    assert Post.objects.count() == 1


def test_a_check_that_fails_leaves_nothing_behind(office: Office) -> None:
    """A post subject to geographical distribution needs a State for whom its holder counts."""
    post = office.post("P4")
    office.holds(office.official(), post)
    with pytest.raises(BadInput, match="counts for no State"):
        goes_on(post, geographical=True)
    office.post("P4", code="TAKEN")
    with pytest.raises((BadInput, Conflict)):
        goes_on(post, code="TAKEN", grade=office.grade("P5"))
    post.refresh_from_db()
    assert post.ends is None
    assert Post.objects.count() == 2
    assert [one[1:3] for one in spans(post)] == [(BEGAN, None)]


def test_what_can_go_on_as_no_other_is_refused(office: Office) -> None:
    post, grade = office.post("P4", ends=date(2025, 12, 31)), office.grade("P5")
    with pytest.raises(BadInput, match="Nothing of"):
        goes_on(post)
    for day in (BEGAN, date(1999, 1, 1), date(2026, 1, 1)):
        with pytest.raises(BadInput, match="does not exist both"):
            goes_on(post, starts=day, grade=grade)
    with pytest.raises(BadInput, match="needs a reason"):
        continue_post(post, {"code": "X", "starts": FIRST, "grade": grade}, by=BY, on=ON, reason="")
    office.holds(office.official(), post, starts=date(2025, 6, 1), ends=date(2025, 9, 30))
    with pytest.raises(BadInput, match="on days on which it would not exist"):
        goes_on(post, grade=grade)
    assert Post.objects.count() == 1


def test_each_part_needs_its_own_permission_and_reach(office: Office) -> None:
    keeper = person("keeper", "post_officer", "HRD")
    vacant, held = office.post("P4"), office.post("P4")
    office.holds(office.official(), held)
    assert goes_on(vacant, by=keeper, grade=office.grade("P5")).continues == vacant
    with pytest.raises(Refused):
        goes_on(held, by=keeper, grade=office.grade("P5"))
    with pytest.raises(Refused):
        goes_on(office.post("P4"), by=keeper, unit=office.unit("FIN"))
    with pytest.raises(Refused):
        goes_on(office.post("P4", unit=office.unit("FIN")), by=keeper, grade=office.grade("P5"))
    assert goes_on(held, by=Process("tests"), grade=office.grade("P5")).continues == held
