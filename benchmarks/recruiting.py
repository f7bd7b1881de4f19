"""How long figures and lists of 100,000 applications take.

Two thousand vacancies of an office of 5,000, fifty applications each: every second meets the
requirements, every eighth reaches the third stage.
"""

import statistics
import time
from collections.abc import Iterator
from datetime import date

from django.db import connection

from benchmarks.filling import BY, ON
from benchmarks.timing import Line, medians
from benchmarks.workforce import act_of_all
from secretariat.areas.recruitment.measures.applicants import (
    applicants,
    applicants_at_second_stage,
    applicants_at_third_stage,
)
from secretariat.areas.recruitment.measures.vacancies import open_vacancies
from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.standing.cohorts import Length, cohorts, lives
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.declaring import Action
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import Asked, listed
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT

OFFICIALS, VACANCIES, EACH = 5_000, 2_000, 50
LAST = date(2022, 12, 31)
WORDS = {"a name all candidates have": "given", "that and one of a few": "given 4242"}
OVER = Period(date(2018, 1, 1), LAST)

STAGES = """
INSERT INTO recruitment_stage (code, name_en, name_fr, name_es, route, number)
SELECT 'S' || n, 'Stage ' || n, '', '', 'regular', n FROM generate_series(1, %s) n"""
VACANCY_ROWS = """
INSERT INTO recruitment_vacancy
    (code, route, title_en, title_fr, title_es, duties_en, duties_fr, duties_es, grade_id, unit_id,
     station_id, funding, key_position, education, years, years_abroad, zone, state, published_on)
SELECT 'V' || n, 'regular', 'Officer ' || n, '', '', '', '', '', g.ids[n %% 16 + 1],
    u.ids[n %% 40 + 1], s.ids[n %% 150 + 1], 'RB', false, '3-advanced', 5, 2, 'Europe/Zurich',
    'evaluation', date '2018-01-01' + (n * 7919 %% 1700)::int
FROM generate_series(1, %s) n,
    (SELECT array_agg(id ORDER BY rank) ids FROM workforce_grade) g,
    (SELECT array_agg(id ORDER BY id) ids FROM reference_unit) u,
    (SELECT array_agg(id ORDER BY id) ids FROM reference_dutystation) s"""
ANNOUNCEMENT_ROWS = """
INSERT INTO recruitment_announcement (vacancy_id, number, opens_on, closes_on, closes_hour)
SELECT id, %s, published_on, published_on + 30, '23:59' FROM recruitment_vacancy"""
POSITION_ROWS = """
INSERT INTO recruitment_position (code, vacancy_id) SELECT code || '/' || %s, id
FROM recruitment_vacancy"""
CANDIDATE_ROWS = """
INSERT INTO recruitment_candidate (code, name, given, email, language, data)
SELECT 'C' || n, 'Name ' || n, 'Given', 'c' || n || '@example.org', 'en', 'kept'
FROM generate_series(1, %s) n"""
DECLARATION_ROWS = """
INSERT INTO recruitment_declaration (code, sex, state_id, born, disability, experience)
SELECT 'D' || n, CASE WHEN n %% 5 < 2 THEN 'F' ELSE 'M' END, s.ids[n %% 193 + 1],
    date '1960-01-01' + (n::bigint * 104729 %% 14000)::int, 'unstated', ''
FROM generate_series(1, %s) n, (SELECT array_agg(id ORDER BY id) ids FROM reference_state) s"""
APPLICATION_ROWS = """
INSERT INTO recruitment_application
    (code, vacancy_id, candidate_id, declaration_id, received_at, received_on, education, years,
     years_abroad, degrees, posts, languages, letter, state)
SELECT 'A' || n, v.id, c.id, d.id, v.published_on + 10, v.published_on + 10, '3-advanced', 7, 3,
    '', '', '', '', CASE WHEN n %% 2 = 0 THEN 'eligible' ELSE 'screened_out' END
FROM generate_series(1, %s) n
JOIN recruitment_vacancy v ON v.code = 'V' || ((n - 1) / 50 + 1)
JOIN recruitment_candidate c ON c.code = 'C' || n
JOIN recruitment_declaration d ON d.code = 'D' || n"""
STEP_ROWS = """
INSERT INTO recruitment_step (application_id, stage_id, entered_on, left_on, outcome, reason)
SELECT a.id, s.id, a.received_on + 20 * s.number,
    CASE WHEN s.number < 3 THEN a.received_on + 20 * s.number + 20 END,
    CASE WHEN s.number < 3 THEN 'passed' ELSE '' END, ''
FROM recruitment_application a JOIN recruitment_stage s
    ON s.number = 1 OR (s.number = 2 AND a.id %% 2 = 0) OR (s.number = 3 AND a.id %% 8 = 0)
WHERE s.number <= %s"""
FUNNEL_BY_HAND = """
SELECT t.number, d.sex, d.state_id, count(*) FROM recruitment_step p
JOIN recruitment_stage t ON t.id = p.stage_id
JOIN recruitment_application a ON a.id = p.application_id
JOIN recruitment_declaration d ON d.id = a.declaration_id
WHERE p.entered_on BETWEEN %s AND %s GROUP BY 1, 2, 3"""


def fill() -> None:
    """Vacancies, candidates, what they declare, applications and their steps."""
    number = VACANCIES * EACH
    rows = {
        "recruitment.stages": (STAGES, 3),
        "recruitment.vacancies": (VACANCY_ROWS, VACANCIES),
        "recruitment.announcements": (ANNOUNCEMENT_ROWS, 1),
        "recruitment.positions": (POSITION_ROWS, 1),
        "recruitment.candidates": (CANDIDATE_ROWS, number),
        "recruitment.declarations": (DECLARATION_ROWS, number),
        "recruitment.applications": (APPLICATION_ROWS, number),
        "recruitment.steps": (STEP_ROWS, 3),
    }
    for key, (statement, value) in rows.items():
        act_of_all(taking_over(key), statement, value)


def taking_over(key: str) -> Action:
    """The action by which an import writes records of a kind in the states they had."""
    return next(one.add for one in PRODUCT.imports if one.key == key)


def questions() -> Iterator[Line]:
    """The funnel by sex and nationality, open vacancies, cohorts, and the list of applications."""
    number = VACANCIES * EACH
    taken = medians({"ours": _funnel, "rival": _by_hand})
    yield Line(
        question="the funnel of applications: three stages by sex and nationality",
        records=number,
        ours=taken["ours"],
        rival=taken["rival"],
        rival_is="SQL by hand",
        bar="500 ms",
    )
    asked = {
        "open vacancies by how far and since when": lambda: figure(
            open_vacancies, LAST, by=("phase", "age")
        ),
        "how soon vacancies were filled, by cohort": lambda: cohorts(
            lives(LAST, Route.REGULAR), LAST, Length.QUARTER
        ),
    }
    for question, ask in asked.items():
        yield Line(question=question, records=number, ours=medians({"ours": ask})["ours"])
    for key in ("applications", "candidates"):
        yield Line(
            question=f"the list of {key}, p95 over 60 pages",
            records=number,
            ours=_slowest_twentieth(key),
            bar="150 ms",
        )
    for held, words in WORDS.items():
        asked_for = Asked(text=words)
        taken = medians({"ours": lambda asked=asked_for: _applications(asked)})
        yield Line(
            question=f"the first 50 applications that hold {held}",
            records=number,
            ours=taken["ours"],
        )


def _applications(asked: Asked) -> None:
    assert listed(register_of("applications"), asked, actor=BY, on=ON).rows


def _funnel() -> None:
    for measure in (applicants, applicants_at_second_stage, applicants_at_third_stage):
        assert figure(measure, OVER, by=("sex", "state")).cells


def _by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FUNNEL_BY_HAND, [OVER.starts, LAST])
        cursor.fetchall()


def _slowest_twentieth(key: str) -> float:
    """Pages from the first to the last, and narrowed: to one vacancy, to candidates not erased."""
    register, taken = register_of(key), []
    for turn in range(60):
        few = {"vacancy": f"V{turn + 1}"} if key == "applications" else {"data": "kept"}
        asked = Asked(page=1 + turn * 33) if turn % 2 else Asked(where=few)
        began = time.perf_counter()
        assert listed(register, asked, actor=BY, on=ON).rows
        taken.append(time.perf_counter() - began)
    return statistics.quantiles(taken, n=20)[-1]
