"""How long the page of a framework of 5,000 indicators takes.

Ten objectives of ten parts of five each, ten indicators to every one; half count results, half are
judged. Each has a baseline, targets for three biennia and six values or results.
"""

from collections.abc import Iterator
from functools import partial

from django.test import Client, override_settings

from benchmarks.portal import PLAIN
from benchmarks.timing import Line, medians
from benchmarks.workforce import UNIT_ROWS, UNITS, act_of_all
from secretariat.areas.reference import actions as reference
from secretariat.areas.results import actions, workflows
from secretariat.engine.workflows.declaring import Workflow
from secretariat.site.collecting import spare_what_stays

INDICATORS, BIENNIA, EACH = 5_000, 3, 6
CODE = "large"
PAGES = {
    "first page": "",
    "narrowed to a status": "?status=behind",
    "fiftieth page": "?page=50",
}

FRAMEWORK_ROWS = """
INSERT INTO results_framework (code, title_en, title_fr, title_es, starts, ends, state,
    adopted_by_en, adopted_by_fr, adopted_by_es, session)
SELECT '{code}', 'A large framework', '', '', date '2022-01-01', date '2027-12-31', 'draft',
    '', '', '', '' FROM generate_series(1, %s)"""
LEVEL_ROWS = """
INSERT INTO results_level (code, framework_id, depth, one_en, one_fr, one_es, many_en, many_fr,
    many_es)
SELECT '{code}/' || n, f.id, n, 'Objective', '', '', 'Objectives', '', ''
FROM generate_series(1, %s) n, results_framework f"""
OBJECTIVE_ROWS = """
INSERT INTO results_objective (code, framework_id, level_id, parent_id, title_en, title_fr,
    title_es, unit_id, gender_marker, position)
SELECT l.framework || '/' || l.number, l.framework_id, l.id, p.id, 'Objective ' || l.number, '', '',
    l.units[l.n %% 40 + 1], 'none', l.n
FROM (SELECT l.id, l.depth, l.framework_id, f.code AS framework, n,
        CASE l.depth WHEN 1 THEN '' || n WHEN 2 THEN n / 10 || '.' || n %% 10
            ELSE n / 50 || '.' || n / 5 %% 10 || '.' || n %% 5 END AS number,
        CASE l.depth WHEN 2 THEN '' || n / 10 WHEN 3 THEN n / 50 || '.' || n / 5 %% 10 END AS above,
        (SELECT array_agg(id ORDER BY id) FROM reference_unit) AS units
    FROM results_level l JOIN results_framework f ON f.id = l.framework_id,
        generate_series(0, 499) n
    WHERE l.depth = %s AND n < (ARRAY[10, 100, 500])[l.depth]) l
LEFT JOIN results_objective p ON p.code = l.framework || '/' || l.above"""
INDICATOR_ROWS = """
INSERT INTO results_indicator (code, objective_id, title_en, title_fr, title_es, definition_en,
    definition_fr, definition_es, counts, direction, unit_id, disaggregated_by, tells, position)
SELECT o.code || '.' || n, o.id, 'Indicator ' || n || ' of objective ' || o.code, '', '', '', '',
    '', 'policies', 'higher', o.unit_id, '', '', n
FROM results_objective o JOIN results_level l ON l.id = o.level_id AND l.depth = 3,
    generate_series(1, %s) n"""
PART_ROWS = """
INSERT INTO results_part (code, indicator_id, title_en, title_fr, title_es, source, unit_of_value,
    afresh, measure, cell)
SELECT code, id, '', '', '', 'judged',
    CASE WHEN position %% 2 = 0 THEN 'number' ELSE 'percent' END, false, '', ''
FROM results_indicator WHERE id > %s"""
BASELINE_ROWS = """
INSERT INTO results_baseline (part_id, as_of, value, note_en, note_fr, note_es)
SELECT id, date '2021-12-31', id %% 7, '', '', '' FROM results_part WHERE id > %s"""
TARGET_ROWS = """
INSERT INTO results_target (part_id, starts, ends, value, condition_en, condition_fr, condition_es)
SELECT p.id, make_date(2020 + 2 * n, 1, 1), make_date(2021 + 2 * n, 12, 31), 10 + 10 * n,
    '', '', ''
FROM results_part p, generate_series(1, %s) n"""
ADOPTION = """
UPDATE results_framework SET state = 'adopted', adopted_by_en = 'The body', session = 'The first',
    adopted_on = date '2021-11-15' WHERE id > %s"""
RESULT_ROWS = """
INSERT INTO results_result (code, part_id, achieved_on, named, number, evidence, source, state)
SELECT p.code || '/' || n, p.id, date '2022-01-01' + n * 200 + (p.id %% 150)::int, 'A policy',
    p.id %% 9 + 1, 'Seen', 'On file', 'draft'
FROM results_part p, generate_series(1, %s) n WHERE p.unit_of_value = 'number'"""
VALUE_ROWS = """
INSERT INTO results_value (code, part_id, as_of, value, evidence, source, state)
SELECT p.code || '/' || n, p.id, date '2022-01-01' + n * 200 + (p.id %% 150)::int,
    n * (p.id %% 9 + 1), 'Seen', 'On file', 'draft'
FROM results_part p, generate_series(1, %s) n WHERE p.unit_of_value = 'percent'"""

VERIFIED = "UPDATE results_{kind} SET state = 'verified' WHERE id > %s"


def fill() -> None:
    """Draft the framework, adopt it, and record what came of it."""
    act_of_all(reference.add_units, UNIT_ROWS, UNITS)
    act_of_all(actions.add_frameworks, FRAMEWORK_ROWS.format(code=CODE), 1)
    act_of_all(actions.add_levels, LEVEL_ROWS.format(code=CODE), 3)
    for depth in (1, 2, 3):
        act_of_all(actions.add_objectives, OBJECTIVE_ROWS, depth)
    act_of_all(actions.add_indicators, INDICATOR_ROWS, INDICATORS // 500)
    act_of_all(actions.add_parts, PART_ROWS, 0)
    act_of_all(actions.add_baselines, BASELINE_ROWS, 0)
    act_of_all(actions.add_targets, TARGET_ROWS, BIENNIA)
    _moved(workflows.frameworks, "adopt", ADOPTION)
    act_of_all(actions.add_results, RESULT_ROWS, EACH)
    act_of_all(actions.add_values, VALUE_ROWS, EACH)
    _moved(workflows.results, "verify", VERIFIED.format(kind="result"))
    _moved(workflows.values, "verify", VERIFIED.format(kind="value"))


def _moved(workflow: Workflow, name: str, statement: str) -> None:
    """One move of all records of a kind."""
    made = next(one for one in workflow.moves if one.name == name)
    act_of_all(workflow.action(made), statement, 0)


def questions() -> Iterator[Line]:
    """The page as a stranger asks for it, made anew each time, as a server makes it."""
    spare_what_stays()
    with override_settings(STORAGES=PLAIN, ALLOWED_HOSTS=["testserver"]):
        client = Client()
        for name, asked in PAGES.items():
            read = partial(_read, client, f"/frameworks/{CODE}{asked}")
            yield Line(
                question=f"the page of a framework of so many indicators, {name}",
                records=INDICATORS,
                ours=medians({"ours": read}, repeats=9)["ours"],
                bar="300 ms",
            )


def _read(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200
