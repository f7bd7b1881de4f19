"""What stands in the loaded example: answered for, on its own clock, and about nothing real."""

import re
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.db import connection, models
from django.db.models import Q

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.reference.models import Membership, State, Succession, Unit, organization
from secretariat.areas.standards.models.registered import Instrument, Listing, Ratification
from secretariat.engine.access.decisions import may, rights_of
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.permissions import May as MayAccess
from secretariat.engine.history.models import Act
from secretariat.engine.history.reading import known_at
from secretariat.engine.history.recording import event_model
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.records.telling import history_of
from secretariat.example.entries import OFFICE
from secretariat.example.facts import FACTS
from secretariat.example.logins import PASSWORD, demo_logins, logins
from secretariat.example.organization import ORGANIZATION, TODAY
from secretariat.example.past import past, results_past, staff_past
from secretariat.example.plan import plan
from secretariat.example.reference_past import unit_paths
from secretariat.example.rows import Correction
from secretariat.example.targets import LOADED_ON

pytestmark = pytest.mark.usefixtures("example_instance")


def test_every_act_is_on_the_simulated_clock_and_lies_in_the_past_of_the_example() -> None:
    assert Act.objects.filter(simulated=False).count() == 0
    days = Act.objects.aggregate(first=models.Min("at"), last=models.Max("at"))
    assert days["first"].date() == LOADED_ON
    assert days["last"].date() == TODAY


def test_every_act_is_answered_for_by_a_person_but_for_the_first() -> None:
    by_process = Act.objects.filter(by=None)
    assert set(by_process.values_list("process", flat=True)) == {OFFICE}
    assert {act.action for act in by_process} == {"access.add_people", "access.give"}
    people = set(Person.objects.values_list("pk", flat=True))
    assert set(Act.objects.exclude(by=None).values_list("by", flat=True)) <= people


def test_there_is_one_act_in_the_records_for_each_that_was_planned() -> None:
    planned = sorted(act.at for act in (*past(), *results_past(), *staff_past()))
    writing = Q(action__startswith="drafting.") | Q(action="discussion.comment")
    at_work = Act.objects.filter(writing)  # on the next edition of a paper
    assert at_work.count() == 5
    others = Act.objects.exclude(pk__in=at_work.values("pk"))
    assert sorted(others.values_list("at", flat=True)) == planned


def test_nobody_acts_before_she_joined_or_without_the_role_for_it() -> None:
    joined = {grant.person_id: grant.starts for grant in Grant.objects.order_by("-starts")}
    for act in Act.objects.exclude(by=None):
        assert joined[act.by] <= act.at.date(), act.action


def test_the_organization_says_that_it_is_fictional() -> None:
    named = organization()
    assert named is not None
    assert named.fictional
    assert named.name.text == ORGANIZATION.names["en"]
    assert "fictional" in named.notice.text


def test_no_text_in_the_database_names_a_real_state() -> None:
    names = {row[f"name_{code}"] for row in read_facts("states") for code in ("en", "fr", "es")}
    real = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names, key=len))) + r")\b")
    tables = set(connection.introspection.table_names())
    found = {
        (model._meta.db_table, field.name, hit.group(0))
        for model in apps.get_models()
        if model._meta.db_table in tables
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, models.JSONField))
        for value in model._base_manager.values_list(field.attname, flat=True).distinct()
        for hit in [real.search(str(value))]
        if hit
    }
    assert found == set()


def test_no_state_bears_the_code_of_a_real_one() -> None:
    real = {row["code"] for row in read_facts("states")}
    assert set(State.objects.values_list("code", flat=True)) & real == set()


def test_states_and_their_spells_are_those_of_the_facts() -> None:
    kept = {(m.state.code, str(m.starts), str(m.ends or "")) for m in Membership.objects.all()}
    told = {(r["state"], r["starts"], r["ends"]) for r in read_facts("memberships", FACTS)}
    assert kept == told
    assert State.objects.members_on(TODAY).count() == 72


def test_former_states_are_marked_when_their_succession_was_entered() -> None:
    assert {s.code for s in State.objects.filter(former=True)} == {"XFK", "XFS", "XFT"}
    assert Succession.objects.count() == 7
    with known_at(datetime(2006, 6, 15, 7, 30, tzinfo=UTC)):
        assert {s.code for s in State.objects.filter(former=True)} == {"XFK", "XFT"}


def test_ratifications_are_those_the_plan_ends_with() -> None:
    ends = {(e.instrument, e.state, e.ratified): e.ends for e in plan().endings}
    told = {
        (
            r.instrument,
            r.state,
            r.registered,
            r.effective,
            ends.get((r.instrument, r.state, r.registered)),
        )
        for r in plan().ratifications
    }
    kept = Ratification.objects.values_list(
        "instrument__code", "state__code", "starts", "effective", "ends"
    )
    assert set(kept) == told


def test_each_correction_stands_in_the_history_of_its_record() -> None:
    corrections = [r for b in plan().loads for r in b.rows if isinstance(r, Correction)]
    assert len(corrections) == 20
    for row in corrections:
        record = Ratification.objects.get(
            instrument__code=row.instrument, state__code=row.state, starts=row.right
        )
        entry = next(e for e in history_of(record) if "correct" in e.action)
        assert entry.reason == row.reason
        assert entry.at == row.known_on
        assert str(row.wrong) in {d.before for d in entry.differences}


def test_the_wrong_import_and_its_undoing_are_two_acts_of_one_person() -> None:
    undone = Act.objects.get(action="records.undo")
    made = Act.objects.get(pk=undone.undoes)
    assert made.at < undone.at
    assert made.by == undone.by
    events = event_model(Ratification)._base_manager.filter(pgh_context_id=made.pk)
    assert events.exists()
    assert not Ratification.objects.filter(pk__in=events.values("pgh_obj_id")).exists()


def test_what_became_of_instruments_was_entered_when_it_happened() -> None:
    assert Instrument.objects.count() == len(
        read_facts("instruments", "secretariat.areas.standards.facts")
    )
    with known_at(datetime(2017, 1, 1, tzinfo=UTC)):
        assert not Instrument.objects.filter(code="C190").exists()
        assert Instrument.objects.get(code="C188").in_force is None
        assert Instrument.objects.filter(abrogated__isnull=False).count() == 0
        assert Listing.objects.filter(category__code="safety_and_health").count() == 0
    assert Instrument.objects.get(code="C188").in_force == date(2017, 11, 16)
    assert Instrument.objects.filter(abrogated__isnull=False).count() == 2


def test_units_hang_together_and_one_was_closed() -> None:
    assert dict(Unit.objects.values_list("code", "path")) == unit_paths()
    for unit in Unit.objects.exclude(parent=None).select_related("parent"):
        assert unit.path == f"{unit.parent.path}/{unit.code}"
    closed = Unit.objects.get(ends__isnull=False)
    assert [e.action for e in history_of(closed)] == [
        "reference.amend_units",
        "reference.add_units",
    ]


def test_everybody_is_there_and_works_in_a_unit() -> None:
    assert set(Person.objects.values_list("username", flat=True)) == {
        login.username for login in logins()
    }
    paths = set(Unit.objects.values_list("path", flat=True))
    assert set(Person.objects.values_list("unit_path", flat=True)) <= paths
    assert {p.email.rpartition(".")[2] for p in Person.objects.all()} == {"example"}


def test_the_demo_logins_can_sign_in_and_nobody_else() -> None:
    demo = {login.username for login in demo_logins()}
    assert {login.role for login in demo_logins()} == {login.role for login in logins()}
    usable = {p.username for p in Person.objects.all() if p.has_usable_password()}
    assert usable == demo
    for username in sorted(demo)[:2]:
        assert authenticate(username=username, password=PASSWORD) is not None
    assert authenticate(username=min(demo), password=f"{PASSWORD}!") is None


def test_one_access_manager_reaches_only_the_field() -> None:
    field = Person.objects.get(username="ewan.strathlin")
    grants = MayAccess.MANAGE_GRANTS
    assert may(field, grants, scope="DGO/PARTNER/RO-AFR", on=TODAY)
    assert not may(field, grants, scope="DGO/MANAGE", on=TODAY)


def test_who_only_reads_holds_no_grant() -> None:
    reader = Person.objects.get(username="li.fengyao")
    assert rights_of(reader, on=TODAY).grants == ()


def test_what_papers_cite_is_named_in_each_of_their_languages() -> None:
    for figure in ReleasedFigure.objects.filter(measure="workforce.officials"):
        named = {language: told["title"] for language, told in figure.words.items()}
        assert named == {"en": "Officials", "fr": "Fonctionnaires", "es": "Funcionarios"}
