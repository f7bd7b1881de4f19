"""An official's file: herself, and those who may read it by their unit, whose reading she sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client
from tests.areas.workforce.conftest import BEGAN, BY, ON, Office, kind
from tests.areas.workforce.pages.conftest import (
    AT_MOST,
    SignedIn,
    fill,
    herself,
    page,
    person,
    queries,
    rows,
    section,
    words,
)

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.people import Official
from secretariat.engine.access import readings
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Reading
from secretariat.engine.history.models import Act
from secretariat.kernel.periods import Period

HIRED, PROMOTED = date(2010, 3, 1), date(2018, 7, 1)
ROLES = ("manager", "post_officer", "hr_analyst", "classifier", "inclusion_officer")


@pytest.fixture
def ana(office: Office) -> Official:
    """An official of a unit, appointed in the field and promoted to headquarters."""
    field, home = office.station("FLD"), office.station("HQ")
    unit = office.unit("HRD/REC") if office.unit("HRD") else None
    for station, level in ((field, "C"), (home, "H")):
        row = {"station": station, "level": level, "starts": date(2005, 1, 1)}
        office.add(kind("station-classifications").add, **row)
    state, other = office.state("XXA"), office.state("XXB")
    made = office.official(
        code="N-ANA", name="Serrat", given="Ana", born=date(1975, 5, 20), entered=HIRED
    )
    for one in (state, other):
        office.add(kind("nationalities").add, official=made, state=one, starts=HIRED)
    first = office.post("P3", code="FIELD-3", unit=unit, station=field)
    second = office.post("P4", code="HOME-4", unit=unit, station=home)
    office.holds(made, first, HIRED, ends=date(2018, 6, 30), ending="move", counts_for=state)
    office.holds(made, second, PROMOTED, beginning="promotion", counts_for=other)
    for row in (
        {"kind": "FT", "starts": HIRED, "ends": date(2014, 12, 31)},
        {"kind": "WLT", "starts": date(2015, 1, 1)},
    ):
        office.add(kind("contracts").add, official=made, **row)
    for grade, step, starts in (("P3", 2, HIRED), ("P4", 1, PROMOTED)):
        row = {"grade": office.grade(grade), "step": step, "since": starts, "starts": starts}
        ends = {"ends": date(2018, 6, 30)} if grade == "P3" else {}
        office.add(kind("grades-held").add, official=made, **row, **ends)
    return made


def test_the_official_sees_her_own_file_whole(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01")
    assert "<h1>Serrat, Ana</h1>" in shown
    assert "Your file" in shown
    assert "Holds on 1 January 2026: HOME-4 Officer, P4, Unit REC." in words(shown)
    assert [one[0] for one in rows(shown, "posts")] == [
        "HOME-4 Officer on the date",
        "FIELD-3 Officer",
    ]
    assert section(shown, "readings").endswith("Nobody else has read it.")


def test_posts_stand_with_their_days_and_whom_they_count_for(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01")
    now, before = rows(shown, "posts")
    assert now[1:] == ["P4", "Unit REC", "100%", "State XXB", "1 Jul 2018", "–", "promotion"]
    assert before[4:] == [
        "State XXA",
        "1 Mar 2010",
        "30 Jun 2018",
        "appointment – moved to another post",
    ]


def test_duty_stations_stand_with_their_classification_then(office: Office, ana: Official) -> None:
    row = {"level": "D", "non_family": True, "starts": date(2016, 1, 1)}
    station = office.station("FLD")
    which = {"station": station}
    classified = kind("station-classifications")
    office.change(classified.amend, {"ends": date(2015, 12, 31)}, **which)
    office.add(classified.add, **which, **row)
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01")
    assert rows(shown, "stations") == [
        ["Station HQ on the date", "H", "H", "1 Jul 2018", "–"],
        ["Station FLD", "C", "D, without families", "1 Mar 2010", "30 Jun 2018"],
    ]


def test_the_nationality_that_counts_is_told_from_the_others(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01")
    told = {one[0].split(" on ")[0]: one[1] for one in rows(shown, "nationalities")}
    assert told == {"State XXA": "no", "State XXB": "yes"}
    assert "Nationality counted State XXB" in words(shown)


def test_retirement_is_reckoned_by_the_day_of_entry(office: Office, ana: Official) -> None:
    office.retirement()
    shown = words(page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01"))
    assert "May retire 31 May 2037" in shown
    assert "Must retire 31 May 2040" in shown


def test_what_happened_is_told_newest_first(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2026-01-01")
    told = section(shown, "story")
    order = (
        "Moved from Station FLD to Station HQ.",
        "Promoted to HOME-4 Officer",
        "Contract: without limit of time.",
        "Nationality: State XXB.",
        "Appointed to FIELD-3 Officer",
        "Entered the Office.",
    )
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2010-02-28", "Holds no post on 28 February 2010."),
        ("2010-03-01", "FIELD-3 Officer, P3"),
        ("2018-06-30", "FIELD-3 Officer, P3"),
        ("2018-07-01", "HOME-4 Officer, P4"),
    ],
)
def test_first_and_last_days_belong_to_the_post(
    office: Office, ana: Official, day: str, holds: str
) -> None:
    shown = page(herself(office, ana), f"/officials/N-ANA?as_of={day}")
    lead = shown.partition('class="lead">')[2].partition("<")[0]
    assert holds in words(lead)


def test_what_had_not_begun_is_not_told(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?as_of=2012-01-01")
    assert "HOME-4" not in shown
    assert "without limit of time" not in shown


def test_my_file_leads_to_it(office: Office, ana: Official) -> None:
    answer = herself(office, ana).get("/my-file")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/officials/N-ANA")


def test_who_has_no_file_is_told_so(ana: Official, signed_in: SignedIn) -> None:
    assert "There is no file of yours here" in page(signed_in("guest"), "/my-file")


def test_a_stranger_is_sent_to_sign_in(ana: Official, stranger: Client) -> None:
    for address in ("/officials/N-ANA", "/my-file", "/officials/NOBODY"):
        answer = stranger.get(address)
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]


def test_a_colleague_is_answered_as_if_there_were_none(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    colleague = herself(office, office.official(code="N-BEA"), "bea")
    for browser in (colleague, signed_in("reader")):
        hidden = page(browser, "/officials/N-ANA", 404)
        unknown = page(browser, "/officials/N-NOT", 404)
        assert words(hidden).replace("N-ANA", "") == words(unknown).replace("N-NOT", "")
    assert not Reading.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_staffing_is_no_file(ana: Official, signed_in: SignedIn, role: str) -> None:
    page(signed_in(role, role), "/officials/N-ANA", 404)


@pytest.mark.parametrize(
    ("scope", "status"),
    [("", 200), ("HRD", 200), ("HRD/REC", 200), ("HRD/RECX", 404), ("HRD/REC/A", 404), ("DG", 404)],
)
def test_files_are_read_by_unit(
    ana: Official, signed_in: SignedIn, scope: str, status: int
) -> None:
    page(signed_in("hr", "hr_officer", scope), "/officials/N-ANA", status)


def test_who_holds_no_post_belongs_to_the_whole_office(office: Office, signed_in: SignedIn) -> None:
    office.official(code="N-NEW")
    page(signed_in("of_unit", "hr_officer", "HRD"), "/officials/N-NEW", 404)
    page(signed_in("of_all", "hr_officer"), "/officials/N-NEW")


def test_rights_of_today_open_the_past(office: Office, ana: Official, signed_in: SignedIn) -> None:
    """Whoever had her then and has her no more reads nothing, whatever date she asks for."""
    other = office.unit("DGO")
    office.change(actions.end_incumbencies, {"ends": date(2020, 1, 1), "ending": "move"},
                  official=ana, ends=None)  # fmt: skip
    office.holds(ana, office.post(unit=other), date(2020, 1, 2))
    page(signed_in("before", "hr_officer", "HRD"), "/officials/N-ANA?as_of=2015-01-01", 404)
    page(signed_in("now", "hr_officer", "DGO"), "/officials/N-ANA?as_of=2015-01-01")


def test_a_reading_by_another_is_logged_and_shown_to_her(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    page(signed_in("hilda", "hr_officer", "HRD"), "/officials/N-ANA")
    logged = Reading.objects.filter(register="officials", records=[ana.pk])
    assert logged.count() == 1
    shown = rows(page(herself(office, ana), "/officials/N-ANA"), "readings")
    assert len(shown) == 1
    assert shown[0][1] == "Hilda"
    assert {"Officials", "Contracts", "Nationalities"} <= set(shown[0][2].split(", "))


def test_readings_on_any_page_are_shown_to_her(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    hilda = signed_in("hilda", "hr_officer")
    page(hilda, f"/registers/officials/{ana.pk}/")
    page(hilda, "/registers/contracts/")
    shown = rows(page(herself(office, ana), "/officials/N-ANA"), "readings")
    assert {one[1] for one in shown} == {"Hilda"}
    assert "Contracts" in " ".join(one[2] for one in shown)


def test_an_export_is_shown_to_her_as_far_as_it_may_have_held_her_records(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    office.holds(office.official(code="N-ELSE"), office.post(unit=office.unit("FIN")), BEGAN)
    for name, over in (("hilda", "HRD"), ("oda", "FIN"), ("alma", "")):
        answer = signed_in(name, "hr_officer", over).get("/registers/officials/export.csv")
        assert answer.status_code == 200
        b"".join(answer.streaming_content)
    assert Reading.objects.filter(through="export").count() == 3
    shown = rows(page(herself(office, ana), "/officials/N-ANA"), "readings")
    assert {one[1] for one in shown} == {"Hilda", "Alma"}


def test_who_had_her_once_may_have_read_it_then_wherever_she_is_now(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    browser = signed_in("hilda", "hr_officer", "HRD")
    b"".join(browser.get("/registers/officials/export.csv").streaming_content)
    office.change(actions.end_incumbencies, {"ends": date(2020, 1, 1), "ending": "move"},
                  official=ana, ends=None)  # fmt: skip
    office.holds(ana, office.post(unit=office.unit("DGO")), date(2020, 1, 2))
    shown = rows(page(herself(office, ana), "/officials/N-ANA"), "readings")
    assert [one[1] for one in shown] == ["Hilda"]


def test_her_own_reading_is_not_logged(office: Office, ana: Official) -> None:
    browser = herself(office, ana)
    page(browser, "/officials/N-ANA")
    assert not Reading.objects.exists()


def test_nothing_is_shown_that_could_not_be_logged(ana: Official, signed_in: SignedIn) -> None:
    @contextmanager
    def nobody_writes(by: object) -> Iterator[None]:
        yield

    browser = signed_in("hilda", "hr_officer")
    browser.raise_request_exception = False
    with patch.object(readings, "logged", nobody_writes):
        answer = browser.get("/officials/N-ANA")
    assert answer.status_code >= 500
    assert "Serrat" not in answer.content.decode()


def test_others_are_not_told_who_read_it(ana: Official, signed_in: SignedIn) -> None:
    browser = signed_in("hilda", "hr_officer")
    page(browser, "/officials/N-ANA")
    shown = page(browser, "/officials/N-ANA")
    assert 'id="readings"' not in shown
    assert "Your reading is logged." in shown


def test_a_disability_is_told_to_herself_and_to_who_may_read_it(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    office.add(kind("disabilities").add, official=ana, starts=date(2020, 5, 1))
    day = "/officials/N-ANA?as_of=2026-01-01"
    assert "Declared disability yes" in words(page(herself(office, ana), day))
    plain = page(signed_in("hilda", "hr_officer"), day)
    assert "isability" not in plain
    assert not Reading.objects.filter(register="disabilities").exists()


def test_who_reads_both_sees_both(office: Office, ana: Official) -> None:
    office.add(kind("disabilities").add, official=ana, starts=date(2020, 5, 1))
    both = person("ines", "hr_officer", "HRD")
    since = Period.since(date(2020, 1, 1))
    give([both], "inclusion_officer", scope="HRD", period=since, by=BY, reason="test", on=ON)
    browser = Client()
    browser.force_login(both)
    assert "Declared disability yes" in words(page(browser, "/officials/N-ANA"))
    assert Reading.objects.filter(register="disabilities").count() == 1


def test_script_in_names_is_escaped(office: Office) -> None:
    bad = "<script>alert(1)</script>"
    made = office.official(code="N-BAD", name=bad, given="<b>x</b>")
    office.holds(made, office.post(title_en=bad, code="P<1"))
    shown = page(herself(office, made), "/officials/N-BAD")
    assert "<script>alert" not in shown
    assert "<b>x</b>" not in shown
    assert "&lt;script&gt;" in shown


def test_the_past_is_told_as_it_was_known(office: Office, ana: Official) -> None:
    browser = herself(office, ana)
    before = Act.objects.latest("at").at.isoformat().replace("+00:00", "Z")
    office.change(actions.amend_officials, {"given": "Anna"}, pk=ana.pk)
    assert "<h1>Serrat, Anna</h1>" in page(browser, "/officials/N-ANA")
    assert "<h1>Serrat, Ana</h1>" in page(browser, f"/officials/N-ANA?known_at={before}")


def test_the_file_is_read_in_the_readers_language(office: Office, ana: Official) -> None:
    shown = page(herself(office, ana), "/officials/N-ANA?lang=fr")
    assert '<html lang="fr">' in shown


def test_a_long_file_asks_no_more_of_the_database(
    office: Office, ana: Official, signed_in: SignedIn
) -> None:
    readers = signed_in("hilda", "hr_officer"), herself(office, ana)
    few = [len(queries(one, "/officials/N-ANA")) for one in readers]
    for place in range(12):
        starts, ends = date(1990 + place, 1, 1), date(1990 + place, 12, 31)
        post = office.post("P3", starts=starts, station=office.station(f"{chr(65 + place)}X"))
        office.holds(ana, post, starts, ends=ends, ending="move")
    fill(office, 40, unit=office.unit("HRD"), starts=date(2001, 1, 1))
    found = [queries(one, "/officials/N-ANA") for one in readers]
    assert [len(asked) for asked in found] == few
    for asked in found:
        assert len(asked) <= AT_MOST, "\n".join(asked)
