"""How long the pages about the staff take, each made anew for somebody who sees all of it."""

from collections.abc import Iterator
from functools import partial

from django.test import Client, override_settings

from benchmarks.filling import BY, ON
from benchmarks.portal import PLAIN
from benchmarks.timing import Line, medians
from secretariat.areas.workforce.roles import hr_analyst, hr_officer
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.kernel.periods import Period

DAY = "as_of=2022-12-31"
PAGES = {
    "officials by grade": f"/figures/workforce.officials?{DAY}&by=grade",
    "officials by grade and sex": f"/figures/workforce.officials?{DAY}&by=grade,sex",
    "officials by nationality": f"/figures/workforce.officials?{DAY}&by=state",
    "women by duty station": f"/figures/workforce.women?{DAY}&by=station",
    "turnover in a year": "/figures/workforce.turnover?over=2022&by=category",
    "officials by age": f"/figures/workforce.officials_by_age?{DAY}&by=age",
    "how the staff is made up": f"/staff?{DAY}",
    "representation on a date": f"/representation?{DAY}",
    "representation between two dates": f"/representation?{DAY}&compared=2021-12-31",
    "the staffing of a unit": f"/units/U1/staffing?{DAY}",
    "the file of an official": "/officials/N1",
    "the life of a post": "/posts/P1",
    "the list of officials": "/registers/officials/",
}
LIMITS = {5_000: "300 ms", 500_000: "3 s"}


def questions(number: int) -> Iterator[Line]:
    """Each page, for one who analyses the staff and keeps its files."""
    with override_settings(STORAGES=PLAIN, ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.force_login(_reader())
        for name, address in PAGES.items():
            yield Line(
                question=f"page: {name}",
                records=number,
                ours=medians({"ours": partial(_read, client, address)})["ours"],
                bar=LIMITS.get(number, ""),
            )


def _reader() -> Person:
    new = NewPerson(username="reader", name="A reader", email="reader@example.org")
    reader, since = add_person(new, by=BY, on=ON), Period.since(ON)
    for role in (hr_analyst, hr_officer):
        give([reader], role.key, scope="", period=since, by=BY, reason="To be measured", on=ON)
    return reader


def _read(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
