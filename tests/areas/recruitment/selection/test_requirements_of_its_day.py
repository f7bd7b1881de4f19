"""A vacancy asks for what held on the day it was published, whatever is required since."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.selection.cases import ASKED, BY, ON, OPENS, Cases
from tests.areas.workforce.conftest import kind

from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy
from secretariat.areas.recruitment.pages.openings import asked_for
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.standing import requirements
from secretariat.areas.workforce.models.describing import LanguageRequirement, Requirement, Term
from secretariat.engine.records.performing import change
from secretariat.engine.workflows.refusing import NotYet

DAY_BEFORE, DAY_AFTER = OPENS - timedelta(days=1), OPENS + timedelta(days=1)
LONG_AGO = date(2000, 1, 1)


def replaced(cases: Cases, register: str, model: Any, since: date, **new: Any) -> None:
    """Another version holds from a day on; the one before ends the day before."""
    last = {"ends": since - timedelta(days=1)}
    change(kind(register).amend, model.objects.filter(ends=None), last, by=BY, on=ON)
    cases.office.add(kind(register).add, starts=since, **new)


def require(cases: Cases, since: date, **more: Any) -> None:
    """What the grade requires from a day on."""
    new = {**ASKED, "grade": cases.grade, "authority": "Circular", **more}
    replaced(cases, "grade-requirements", Requirement, since, **new)


def rule(cases: Cases, code: str, starts: date = LONG_AGO, **more: Any) -> None:
    """A rule on languages of the Professional category, in words that are its code."""
    row = {"code": code, "category": "P", "languages": 2, "words_en": code, "starts": starts}
    cases.office.add(kind("language-requirements").add, **{**row, **more})


def told(vacancy: Vacancy) -> dict[str, str]:
    """What the open page says is asked for."""
    return {one.name: one.cell.text for one in asked_for(vacancy)}


@pytest.mark.parametrize(
    ("name", "later"),
    [("education", "2-first"), ("years", 5), ("years_abroad", 0)],
)
def test_it_is_held_to_what_the_grade_requires_on_the_day_it_opens(
    cases: Cases, name: str, later: Any
) -> None:
    """It is published beforehand: the version in force when somebody does so is not the one."""
    require(cases, OPENS, **{name: later})
    old, new = cases.vacancy(), cases.vacancy(**{name: later})
    with pytest.raises(NotYet, match="something else than grade P4 requires"):
        cases.move(old, "publish", published_on=OPENS, on=DAY_BEFORE)
    published = cases.move(new, "publish", published_on=OPENS, on=DAY_BEFORE)
    assert getattr(published, name) == later


def test_a_version_from_the_day_after_it_opens_asks_nothing_of_it(cases: Cases) -> None:
    require(cases, DAY_AFTER, years=5)
    one = cases.vacancy()
    assert cases.move(one, "publish", published_on=OPENS, on=DAY_AFTER).years == ASKED["years"]
    other = cases.vacancy(years=5)
    with pytest.raises(NotYet, match="something else than grade P4 requires"):
        cases.move(other, "publish", published_on=OPENS, on=DAY_AFTER)


def test_announced_again_it_asks_for_what_it_did(cases: Cases) -> None:
    vacancy = cases.in_evaluation()
    again = {"opens_on": date(2026, 4, 10), "closes_on": date(2026, 5, 1)}
    require(cases, date(2026, 4, 5), years=9, years_in_lieu=3)
    cases.office.add(kept.announcements.add, vacancy=vacancy, number=2, **again)
    opened = cases.move(vacancy, "readvertise", on=again["opens_on"], reason="Too few applied.")
    assert Announcement.objects.filter(vacancy=opened).count() == 2
    assert told(opened)["Years of experience"] == "7"
    assert requirements.years_in_lieu(opened) is None


@pytest.mark.parametrize(("since", "expected"), [(OPENS, 2), (DAY_AFTER, None)])
def test_years_in_lieu_are_those_of_its_day(
    cases: Cases, since: date, expected: int | None
) -> None:
    require(cases, since, years_in_lieu=2)
    vacancy = cases.published()
    require(cases, OPENS + timedelta(days=9), years_in_lieu=5)
    assert requirements.years_in_lieu(vacancy) == expected


@pytest.mark.parametrize(("since", "expected"), [(OPENS, "NEW"), (DAY_AFTER, "OLD")])
def test_languages_are_those_of_its_day(cases: Cases, since: date, expected: str) -> None:
    rule(cases, "OLD")
    last = {"ends": since - timedelta(days=1)}
    change(
        kind("language-requirements").amend, LanguageRequirement.objects.all(), last, by=BY, on=ON
    )
    rule(cases, "NEW", since)
    assert told(cases.published())["Languages"] == expected


def test_a_job_family_with_a_rule_of_its_own_goes_by_that(cases: Cases) -> None:
    family = cases.office.add(kind("job-families").add, code="LAN", name_en="Languages")
    rule(cases, "ALL")
    rule(cases, "OWN", family=family)
    rule(cases, "GS", category="GS")
    assert told(cases.published(family=family))["Languages"] == "OWN"
    assert told(cases.published())["Languages"] == "ALL"
    general = cases.published(grade=cases.office.grade("G5"), years=1)
    assert told(general)["Languages"] == "GS"


def test_where_no_rule_on_languages_holds_nothing_is_said_of_them(cases: Cases) -> None:
    assert "Languages" not in told(cases.published())


@pytest.mark.usefixtures("unhashed_files")
def test_the_open_page_says_what_the_words_meant_then(cases: Cases) -> None:
    names = {"code": "international-experience", "name_en": "Experience at the international level"}
    cases.office.add(
        kind("requirement-terms").add, **names, starts=LONG_AGO, meaning_en="Work abroad alone."
    )
    new = {**names, "code": "international-experience-2", "meaning_en": "At home for a programme."}
    replaced(cases, "requirement-terms", Term, DAY_AFTER, **new)
    address = reverse("opening", args=[cases.published().code])
    shown = Client().get(address).content.decode()
    assert "Work abroad alone." in shown
    assert "At home for a programme." not in shown


def test_of_a_vacancy_in_preparation_no_version_is_told(cases: Cases) -> None:
    rule(cases, "ALL")
    draft = cases.vacancy()
    assert requirements.languages(draft) is None
    assert requirements.terms(draft) == ()
    assert requirements.years_in_lieu(draft) is None
