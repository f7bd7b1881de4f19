"""What must hold of every declaration, whoever adds it: its key, its words, its being reached."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.functional import Promise
from django.utils.translation import override
from tests.product.sources import ROOT

from secretariat.engine.access.permissions import Audience
from secretariat.engine.access.roles import ROLES
from secretariat.engine.discussion.permissions import May as OfDiscussion
from secretariat.engine.imports.matching import match_names
from secretariat.engine.imports.readings import Reference
from secretariat.engine.jobs.permissions import May as OfJobs
from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import select
from secretariat.engine.product import Area
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.reading import label_of
from secretariat.kernel.languages import LANGUAGES
from secretariat.kernel.periods import Period
from secretariat.site.databases import SIDES
from secretariat.site.product import PRODUCT

DOTTED = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
MODERATE, MANAGE_JOBS = OfDiscussion.MODERATE, OfJobs.MANAGE_JOBS
SLUG = re.compile(r"[a-z]+([-_]([a-z]+|\d+))*")
SNAKE = re.compile(r"[a-z]+(_[a-z]+)*")

every_area = pytest.mark.parametrize("area", PRODUCT.areas, ids=lambda one: one.key)
every_measure = pytest.mark.parametrize("measure", PRODUCT.measures, ids=lambda one: one.key)


def test_django_has_nothing_to_warn_of(db: None) -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db(databases=SIDES)
def test_no_model_has_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_layers_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "0 broken" in done.stdout


@every_area
def test_every_key_begins_with_its_area_and_says_what_it_is(area: Area) -> None:
    dotted = [one.key for one in (*area.measures, *area.actions, *area.imports)]
    assert all(DOTTED.fullmatch(key) and key.startswith(f"{area.key}.") for key in dotted), dotted
    slugs = [one.key for one in (*area.registers, *area.publications)]
    assert all(SLUG.fullmatch(key) for key in slugs), slugs
    assert all(SNAKE.fullmatch(one.key) for one in area.roles)
    permitted = {one for role in area.roles for one in role.permissions}
    assert all(one.startswith(f"{area.key}.") for one in permitted), permitted


@pytest.mark.parametrize(
    "kind", ["roles", "actions", "registers", "measures", "imports", "publications"]
)
def test_no_key_is_given_twice(kind: str) -> None:
    counted = Counter(one.key for one in getattr(PRODUCT, kind))
    assert [key for key, count in counted.items() if count > 1] == []
    assert counted


def words_of_the_product() -> Iterator[tuple[str, Any]]:
    """Everything a reader sees of a declaration, with where it stands."""
    for area in PRODUCT.areas:
        yield f"area {area.key}", area.title
    for role in (*ROLES, *PRODUCT.roles):
        yield from ((f"role {role.key}", words) for words in (role.title, role.description))
    for action in PRODUCT.actions:
        yield from ((f"action {action.key}", words) for words in (action.title, action.told))
        for check in action.checks:
            yield from ((f"check of {action.key}", words) for words in (check.says, check.do))
    for one in PRODUCT.registers:
        yield from ((f"register {one.key}", words) for words in (one.title, one.one, one.about))
        yield from ((f"related to {one.key}", related.title) for related in one.related)
    for what in PRODUCT.imports:
        told = (what.told,) if what.change is not None else ()  # else it is an act of its action
        yield from ((f"import {what.key}", words) for words in (what.title, *told))
    for measure in PRODUCT.measures:
        yield from ((f"measure {measure.key}", words) for words in _of_measure(measure))


def _of_measure(measure: Measure) -> Iterator[Any]:
    yield from (measure.title, measure.unit.title, measure.authority, measure.owner)
    yield from (one.title for one in measure.dimensions)


def test_every_word_of_a_declaration_is_there_and_can_be_translated() -> None:
    with override("en"):
        said = list(words_of_the_product())
        assert len(said) > 150
        assert [place for place, words in said if not str(words).strip()] == []
    assert [(place, words) for place, words in said if not isinstance(words, Promise)] == []


@pytest.mark.parametrize("one", PRODUCT.publications, ids=lambda one: one.key)
def test_a_publication_is_written_and_named_in_every_language(one: Any) -> None:
    for language in LANGUAGES:
        text = one.text.with_name(f"{one.text.name}.{language.value}.md")
        assert text.is_file(), text
        with override(language.value):
            words = (one.title, one.session, one.section, one.purpose, one.owner, one.organization)
            assert all(str(said).strip() for said in words), language
    titles = set()
    for language in LANGUAGES:
        with override(language.value):
            titles.add(str(one.title))
    assert len(titles) == len(LANGUAGES)


@every_measure
@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_definition_is_told_in_every_language(measure: Measure, language: str) -> None:
    for one in measure.definitions:
        assert one.paragraphs
        with override("en"):
            assert one.shown.split("\n\n") == list(one.paragraphs)
        with override(language):
            told = one.shown.split("\n\n")
        assert len(told) == len(one.paragraphs)
        assert not set(told) & set(one.paragraphs)


@every_measure
def test_the_records_behind_a_figure_are_kept_in_a_register(measure: Measure) -> None:
    when = date(2025, 12, 31) if measure.kind is Kind.STOCK else Period.year(2025)
    for plain in select(measure, when).plain().values():
        assert register_for(plain.rows.model) is not None


@every_measure
def test_definitions_follow_one_another_by_date(measure: Measure) -> None:
    first, *later = measure.definitions
    assert first.since is None
    days = [one.since for one in later if one.since is not None]
    assert len(days) == len(later)
    assert days == sorted(set(days))
    assert all(day > measure.since for day in days)


ELSEWHERE = {
    "workforce.continue_posts": "a page of its own, which asks what the other post is like",
    "recruitment.link_officials": "a part of putting a candidate on post",
}


@pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
def test_no_register_calls_two_of_its_columns_or_filters_alike(language: str) -> None:
    with override(language):
        for one in PRODUCT.registers:
            for names in (one.columns, one.facts, one.filters):
                said = Counter(label_of(one, name).casefold() for name in names)
                assert [words for words, times in said.items() if times > 1] == [], one.key


def test_every_action_of_an_area_is_offered_by_the_register_of_its_records() -> None:
    offered = [action for one in PRODUCT.registers for action in one.actions]
    counted = Counter(action.key for action in offered)
    declared = {action.key for area in PRODUCT.areas for action in area.actions}
    assert {*counted, *ELSEWHERE} == declared
    assert not {*counted} & {*ELSEWHERE}
    assert set(counted.values()) == {1}
    for one in PRODUCT.registers:
        assert all(action.model is one.model for action in one.actions), one.key


def test_every_import_fills_a_register_by_actions_of_its_own_area() -> None:
    for area in PRODUCT.areas:
        for what in area.imports:
            assert register_for(what.model) is not None
            ways = [one for one in (what.add, what.change) if one is not None]
            assert all(one in area.actions and one.model is what.model for one in ways), what.key
            filled = {column.field for column in what.columns}
            assert all(filled <= set(one.fields) for one in ways), what.key


def test_an_export_names_every_record_by_what_no_other_is_called() -> None:
    """Or else its own import, reading it again, could not say which one is meant."""
    named = [
        (what.key, column.field, column.reads.to._meta.get_field(column.reads.by[0]))
        for what in PRODUCT.imports
        for column in what.columns
        if isinstance(column.reads, Reference) and column.reads.by
    ]
    assert named
    assert [(key, name) for key, name, field in named if not field.unique] == []


def test_nothing_is_permitted_that_nothing_asks_for_and_nothing_asked_for_that_none_may() -> None:
    permitted = {one for role in PRODUCT.roles for one in role.permissions}
    asked = {each for action in PRODUCT.actions for each in action.permissions}
    asked |= {may for one in PRODUCT.publications for may in one.working}
    asked |= {one.see for one in PRODUCT.registers} - set(Audience)
    asked |= {one.audience for one in PRODUCT.dashboards} - set(Audience)
    asked |= {MODERATE, MANAGE_JOBS}  # asked for by pages of the engine, not by actions
    assert permitted == asked - {match_names.may}
