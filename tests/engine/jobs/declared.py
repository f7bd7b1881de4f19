"""A made-up product whose jobs add regions, fail in every way there is, and take their time."""

import time
from datetime import timedelta
from types import SimpleNamespace

from django.db import connection

from secretariat.areas.reference.actions import add_regions
from secretariat.areas.reference.models import Region
from secretariat.areas.reference.roles import May, reference_editor
from secretariat.engine.jobs.declaring import Job, Result, Retry, Work
from secretariat.engine.jobs.models import Try
from secretariat.engine.jobs.permissions import OPERATOR
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import BadInput, Unavailable

SECRET_WORDS = "the letter of ana@example.invalid"


def _region(work: Work) -> None:
    code = str(work.arguments["code"])
    row = {"code": code, "name_en": f"Region {code}"}
    add(add_regions, [row], by=work.by, on=work.on)


def _add(work: Work) -> Result:
    work.progress(0, 1, "Adding a region")
    _region(work)
    work.progress(1, 1, "Added")
    return Result(sentence="One region was added.", address="/registers/regions/", facts={"n": 1})


def _add_slowly(work: Work) -> None:
    """Write at once, then take a while: whoever is killed in between has done nothing."""
    steps = int(work.arguments["steps"] or 0)
    for step in range(steps):
        work.progress(step, steps, "Thinking")
        time.sleep(0.02)
    _region(work)
    for step in range(steps):
        work.progress(step, steps, "Resting")
        time.sleep(0.02)


def _add_in_a_long_statement(work: Work) -> None:
    _region(work)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [work.arguments["seconds"]])


def _add_at_the_third_try(work: Work) -> None:
    _region(work)
    if Try.objects.filter(run=work.run).count() < 3:
        raise Unavailable("The mail server does not answer", do="Wait.")


def _never(work: Work) -> None:
    _region(work)
    raise Unavailable("The mail server does not answer", do="Wait.")


def _refuse(work: Work) -> None:
    _region(work)
    raise BadInput("There is nothing in the file", why="It is empty.", do="Give another.")


def _break(work: Work) -> None:
    _region(work)
    raise KeyError(SECRET_WORDS)


def _step_by_step(work: Work) -> None:
    """Each step commits; what is there already is not done again."""
    for number in range(5):
        work.progress(number, 5, "A step")
        code = f"{work.arguments['code']}{number}"
        if not Region.objects.filter(code=code).exists():
            add(add_regions, [{"code": code, "name_en": code}], by=work.by, on=work.on)
        time.sleep(0.02)


def _tick(work: Work) -> None:
    """Leave a region for the moment it was due."""
    add(add_regions, [{"code": f"T{work.run}", "name_en": "Tick"}], by=work.by, on=work.on)


KEEP = May.KEEP_REFERENCE
QUICK = Retry(times=3, first=timedelta(milliseconds=10), factor=1)

ADD = Job(key="test.add_region", title="Add a region", do=_add, takes=("code",), may=KEEP)
SLOW = Job(key="test.add_slowly", title="Add slowly", do=_add_slowly, takes=("code", "steps"))
LONG = Job(
    key="test.add_long", title="Add long", do=_add_in_a_long_statement, takes=("code", "seconds")
)
THIRD = Job(
    key="test.add_third", title="Third", do=_add_at_the_third_try, takes=("code",), retry=QUICK
)
NEVER = Job(key="test.add_never", title="Never", do=_never, takes=("code",), retry=QUICK, may=KEEP)
BAD = Job(key="test.read_nothing", title="Read", do=_refuse, takes=("code",), may=KEEP)
FAULT = Job(key="test.break_down", title="Break", do=_break, takes=("code",))
STEPS = Job(key="test.take_steps", title="Steps", do=_step_by_step, takes=("code",), by_steps=True)
MAIL = Job(key="test.send_mail", title="Send", do=_add, takes=("code",), queue="mail")
TICK = Job(key="test.tick_over", title="Tick", do=_tick, every="*/5 * * * *")

PRODUCT = SimpleNamespace(
    roles=(reference_editor, OPERATOR),
    jobs=(ADD, SLOW, LONG, THIRD, NEVER, BAD, FAULT, STEPS, MAIL, TICK),
    actions=(add_regions,),
    measures=(),
    registers=(),
    workflows=(),
)
