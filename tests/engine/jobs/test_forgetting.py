"""What was settled long ago is forgotten; what failed, waits or is recent stays."""

from datetime import timedelta

import pytest
from tests.engine.jobs import declared
from tests.engine.jobs.conftest import HANDS, NOW, OFFICE, TODAY

from secretariat.engine.jobs.doing import do
from secretariat.engine.jobs.forgetting import FORGET, KEPT, KEPT_IF_PERIODIC
from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.starting import start
from secretariat.site.product import PRODUCT

pytestmark = pytest.mark.usefixtures("fresh_database")
A_SECOND = timedelta(seconds=1)


def forget(monkeypatch: pytest.MonkeyPatch) -> str:
    """Have it done; what it says of itself."""
    monkeypatch.setattr(declared.PRODUCT, "jobs", (FORGET,))
    run = start(FORGET, {}, by=OFFICE, on=TODAY)
    do(run, hands=HANDS)
    result = Run.objects.get(pk=run).result
    assert result is not None
    return str(result["sentence"])


@pytest.mark.parametrize(
    ("state", "age", "periodic", "stays"),
    [
        ("done", KEPT + A_SECOND, False, False),
        ("let go", KEPT + A_SECOND, False, False),
        ("done", KEPT, False, True),
        ("failed", KEPT * 10, False, True),
        ("done", KEPT_IF_PERIODIC + A_SECOND, True, False),
        ("done", KEPT_IF_PERIODIC, True, True),
        ("failed", KEPT * 10, True, True),
        ("waiting", None, False, True),
    ],
)
def test_what_is_kept_and_what_is_not(
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    age: timedelta | None,
    periodic: bool,
    stays: bool,
) -> None:
    ended = None if age is None else NOW - age
    due = NOW - timedelta(days=1) if periodic else None
    old = Run.objects.create(job="test.old", process="p", state=state, ended_at=ended, due=due)
    Try.objects.create(run=old)
    said = forget(monkeypatch)
    assert Run.objects.filter(pk=old.pk).exists() is stays
    assert Try.objects.filter(run_id=old.pk).exists() is stays
    assert said == ("There was nothing to forget." if stays else "1 job was forgotten.")


def test_the_product_does_it_every_day_of_itself() -> None:
    assert FORGET in PRODUCT.jobs
    assert FORGET.every
    assert FORGET.may is None
