"""How long pages of a large register take, beside SQL by hand, and with twenty readers at once."""

import statistics
from collections.abc import Iterator, Mapping

from django.db import connection

from benchmarks.filling import BY, ON
from benchmarks.reading import READERS, read_by_all, served
from benchmarks.timing import Line, medians
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import Asked, listed
from secretariat.site.cluster.server import Server

PAGE = """
SELECT r.*, i.code, i.title_en, s.name_en FROM standards_ratification r
JOIN standards_instrument i ON i.id = r.instrument_id JOIN reference_state s ON s.id = r.state_id
{where} ORDER BY {order} LIMIT 51 OFFSET {offset}"""
COUNT = "SELECT count(*) FROM standards_ratification r"
LATE = 19_999


def lists(records: int) -> Iterator[Line]:
    """The first page, a narrowed one, one in another order, and a very late one."""
    late = min(LATE, records // 50 - 1)
    asked = {
        "first": (Asked(), ("", "r.starts DESC, r.id DESC", 0)),
        "ordered by State": (Asked(order="state"), ("", "s.name_en, r.id", 0)),
        "on a date": (
            Asked(on=ON),
            (f"WHERE r.starts <= '{ON}' AND (r.ends IS NULL OR r.ends >= '{ON}')",
             "r.starts DESC, r.id DESC", 0),
        ),
        f"{late + 1:,}th": (Asked(page=late + 1), ("", "r.starts DESC, r.id DESC", late * 50)),
    }  # fmt: skip
    for name, (ours, theirs) in asked.items():
        contenders = {"ours": lambda ours=ours: _ours(ours), "rival": lambda by=theirs: _rival(*by)}
        seconds = medians(contenders)
        yield Line(
            question=f"the list of ratifications, {name} page",
            records=records,
            ours=seconds["ours"],
            rival=seconds["rival"],
            rival_is="SQL with count(*)",
        )


def _ours(asked: Asked) -> None:
    assert listed(register_of("ratifications"), asked, actor=BY, on=ON).rows


def _rival(where: str, order: str, offset: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PAGE.format(where=where, order=order, offset=offset))
        cursor.fetchall()
        cursor.execute(f"{COUNT} {where}")
        cursor.fetchall()


def with_readers(server: Server, names: Mapping[str, str], records: int) -> Iterator[Line]:
    """The slowest twentieth of pages while twenty people read, through the web server itself."""
    first = _some_record()
    pages = {
        "the register list": ["/registers/ratifications/", "/registers/ratifications/?page=7"],
        "the list narrowed": [
            "/registers/ratifications/?instrument=Z7",
            "/registers/states/?q=399",
        ],
        "a record": [f"/registers/ratifications/{first + n}/" for n in range(50)],
    }
    with served(server, names):
        for name, paths in pages.items():
            taken = read_by_all(paths)
            slow = statistics.quantiles(taken, n=20)[-1]
            yield Line(
                question=f"{name}, p95 with {READERS} readers ({len(taken)} pages)",
                records=records,
                ours=slow,
                bar="150 ms",
            )


def _some_record() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id) FROM standards_ratification")
        found: int = cursor.fetchone()[0]
    return found
