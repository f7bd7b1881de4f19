"""How long figures of the workforce take: 5,000 officials over twenty years, and 500,000.

Every post has three holders one after another, a week or two between them.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.resources import files

from django.db import connection

from benchmarks.filling import BY, ON, REGION_ROWS, STATE_ROWS
from benchmarks.timing import Line, medians
from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.imports import SHIPPED
from secretariat.areas.workforce.measures.composition import officials, officials_by_age, women
from secretariat.areas.workforce.measures.movement import turnover
from secretariat.areas.workforce.measures.representation import states_by_representation
from secretariat.areas.workforce.models.representing import Method
from secretariat.areas.workforce.registers import KINDS
from secretariat.areas.workforce.standing.changing import changes
from secretariat.engine.history.acting import simulated_clock
from secretariat.engine.imports.running import File, imported
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add, performing
from secretariat.kernel.periods import Period

STATES, REGIONS, STATIONS, UNITS = 193, 5, 150, 40
AS_OF, BEFORE = date(2022, 12, 31), date(2021, 12, 31)
MONTH_ENDS = [
    date(year + month // 12, month % 12 + 1, 1) - date.resolution
    for year in range(2003, 2023)
    for month in range(1, 13)
]
LIMITS = {5_000: ("300 ms", "200 ms", "1 s"), 500_000: ("3 s", "3 s", "3 s")}

MEMBERSHIPS = """
INSERT INTO reference_membership (state_id, starts, starts_precision, ends_precision, note)
SELECT id, date '1990-01-01', 'day', 'day', '' FROM reference_state LIMIT %s"""
STATION_ROWS = """
INSERT INTO reference_dutystation
    (code, name_en, name_fr, name_es, state_id, headquarters, starts)
SELECT 'S' || n, 'Station ' || n, '', '', s.id, n = 1, date '1990-01-01'
FROM generate_series(1, %s) n JOIN reference_state s ON s.code = lpad(upper(to_hex(n)), 3, '0')"""
UNIT_ROWS = """
INSERT INTO reference_unit (code, path, name_en, name_fr, name_es, starts)
SELECT 'U' || n, 'U' || n, 'Unit ' || n, '', '', date '1990-01-01' FROM generate_series(1, %s) n"""
POST_ROWS = """
INSERT INTO workforce_post (code, title_en, title_fr, title_es, grade_id, unit_id, station_id,
    funding, geographical, starts)
SELECT 'P' || n, 'Officer', '', '', g.ids[n %% 16 + 1], u.ids[n %% 40 + 1], s.ids[n %% 150 + 1],
    CASE WHEN n %% 2 = 0 THEN 'RB' ELSE 'DC' END, n %% 4 = 0 AND n %% 16 > 10, date '1990-01-01'
FROM generate_series(1, %s) n,
    (SELECT array_agg(id ORDER BY rank) ids FROM workforce_grade) g,
    (SELECT array_agg(id ORDER BY id) ids FROM reference_unit) u,
    (SELECT array_agg(id ORDER BY id) ids FROM reference_dutystation) s"""
OFFICIAL_ROWS = """
INSERT INTO workforce_official (code, name, given, sex, born, entered)
SELECT 'N' || n, 'Name ' || n, '', CASE WHEN n * 7919 %% 100 < 47 THEN 'F' ELSE 'M' END,
    date '1945-01-01' + (n * 104729 %% 15000)::int, date '2003-01-01' + (n * 31 %% 5000)::int
FROM generate_series(1, 3 * %s::bigint) n"""
NATIONALITY_ROWS = """
INSERT INTO workforce_nationality (official_id, state_id, starts)
SELECT o.id, s.ids[o.id %% {states} + 1], date '1990-01-01'
FROM workforce_official o, (SELECT array_agg(id ORDER BY id) ids FROM reference_state) s
WHERE o.id <> %s"""
INCUMBENCY_ROWS = """
INSERT INTO workforce_incumbency
    (official_id, post_id, rank, percent, counts_for_id, beginning, ending, starts, ends)
SELECT o.id, p.id, 1, 100, s.ids[o.id %% {states} + 1], 'appointment',
    CASE WHEN k = 2 THEN '' ELSE 'resignation' END,
    date '2003-01-01' + (k * 2400 + n * 37 %% 300)::int,
    CASE WHEN k < 2 THEN date '2003-01-01' + ((k + 1) * 2400 + n * 37 %% 300 - 14)::int END
FROM generate_series(1, %s) n CROSS JOIN generate_series(0, 2) k
JOIN workforce_post p ON p.code = 'P' || n
JOIN workforce_official o ON o.code = 'N' || (3 * (n - 1) + k + 1),
    (SELECT array_agg(id ORDER BY id) ids FROM reference_state) s"""
BY_HAND = """
SELECT o.sex, p.grade_id, p.funding, count(*) FROM workforce_incumbency i
JOIN workforce_official o ON o.id = i.official_id JOIN workforce_post p ON p.id = i.post_id
WHERE i.rank = 1 AND i.starts <= %s AND (i.ends IS NULL OR i.ends >= %s) GROUP BY 1, 2, 3"""


def fill(number: int) -> None:
    """An office of so many officials at a time, since 2003."""
    act_of_all(reference.add_regions, REGION_ROWS, REGIONS)
    act_of_all(reference.add_states, STATE_ROWS.format(regions=REGIONS), STATES)
    act_of_all(reference.admit, MEMBERSHIPS, STATES)
    act_of_all(reference.add_duty_stations, STATION_ROWS, STATIONS)
    act_of_all(reference.add_units, UNIT_ROWS, UNITS)
    _shipped()
    act_of_all(actions.establish_posts, POST_ROWS, number)
    act_of_all(actions.add_officials, OFFICIAL_ROWS, number)
    act_of_all(_kind("nationalities"), NATIONALITY_ROWS.format(states=STATES), 0)
    act_of_all(actions.appoint, INCUMBENCY_ROWS.format(states=STATES), number)
    _ranges()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def questions(number: int) -> Iterator[Line]:
    """Figures on a date, over a year and over twenty, and how States are represented."""
    figures, states, months = LIMITS.get(number, ("", "", ""))
    cut = ("sex", "grade", "funding")
    taken = medians({"ours": lambda: figure(officials, AS_OF, by=cut), "rival": _by_hand})
    yield Line(
        question="officials by sex, grade and funding",
        records=number,
        ours=taken["ours"],
        rival=taken["rival"],
        rival_is="SQL by hand",
        bar=figures,
    )
    year = Period(date(2022, 1, 1), AS_OF)
    asked = {
        "women by duty station": (lambda: figure(women, AS_OF, by=("station",)), figures),
        "officials by age and sex": (
            lambda: figure(officials_by_age, AS_OF, by=("age", "sex")),
            figures,
        ),
        "turnover in a year by category": (
            lambda: figure(turnover, year, by=("category",)),
            figures,
        ),
        "193 States by representation": (
            lambda: figure(states_by_representation, AS_OF, by=("status",)),
            states,
        ),
        "why 193 States are represented otherwise": (lambda: changes(BEFORE, AS_OF), figures),
        "women by grade at 240 month-ends": (lambda: _by_month(women), months),
    }
    for question, (ask, bar) in asked.items():
        ours = medians({"ours": ask})["ours"]
        yield Line(question=question, records=number, ours=ours, bar=bar)


def _by_month(measure: Measure) -> object:
    return series(measure, MONTH_ENDS, by=("grade",))


def _by_hand() -> object:
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, [AS_OF, AS_OF])
        return cursor.fetchall()


def _kind(key: str) -> Action:
    return next(one for one in KINDS if one.key == key).add


def act_of_all(action: Action, statement: str, value: int) -> None:
    """One act on a set, in 2003 by the simulated clock."""
    with (
        simulated_clock(datetime(2003, 1, 1, tzinfo=UTC)),
        performing(action, by=BY, on=ON, reason="To be measured"),
        connection.cursor() as cursor,
    ):
        cursor.execute("DISCARD PLANS")
        cursor.execute(statement, [value])


def _shipped() -> None:
    """The grades."""
    for one in SHIPPED:
        with files(one.package).joinpath(one.file).open("rb") as content:
            imported(one.reads, File(name=one.file, content=content), by=BY, on=ON)  # type: ignore[arg-type]


def _ranges() -> None:
    """Assessments, populations and the formula of the United Nations Secretariat."""
    since = {"starts": date(1990, 1, 1)}
    states = list(State.objects.order_by("pk"))
    weights = [(n + 1, one) for n, one in enumerate(states)]
    in_all = sum(weight for weight, _one in weights)
    shares = [{"state": one, "share": f"{100 * w / in_all:.4f}", **since} for w, one in weights]
    people = [{"state": one, "people": 500_000 * w, **since} for w, one in weights]
    add(_kind("assessments"), shares, by=BY, on=ON)
    add(_kind("populations"), people, by=BY, on=ON)
    add(_kind("representation-methods"), [{"code": "UN", "name_en": "UN"}], by=BY, on=ON)
    of = {"method": Method.objects.get(), "authority": "To be measured", **since}
    terms = {"membership": 40, "contribution": 55, "population": 5, "margin": 15}
    least = {"margin_least": "4.8", "upper_least": 14}
    add(_kind("representation-formulas"), [{**of, **terms, **least}], by=BY, on=ON)
    add(_kind("representation-choices"), [of], by=BY, on=ON)
