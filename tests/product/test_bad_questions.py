"""What can't be answered is said so: what is wrong and what to do; never a fault of ours."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.product.html_read import Page
from tests.product.test_pages import body

from secretariat.site.product import PRODUCT

STOCK, SHARE, FLOW = (
    f"/figures/{key}"
    for key in ("reference.member_states", "standards.states_with_all", "standards.denunciations")
)
LIST = "/registers/memberships/"

NOT_A_DAY = {
    "nonsense": "nonsense",
    "a day that no month has": "2025-02-30",
    "a month that is none": "2025-13-01",
    "the year naught": "0000-01-01",
    "a year of five digits": "10000-01-01",
    "an order nobody states": "05/08/1967",
    "a year alone": "2025",
    "something that ends in SQL": "2025-01-01'; DROP TABLE reference_state; --",
    "a byte of nothing": "2025-01-01\0",
    "ten kilobytes": "9" * 10_240,
    "a minus": "-2025-01-01",
}
ANCIENT_OR_FUTURE = ["0001-01-01", "1066-10-14", "9999-12-31"]
ODD_TEXTS = {
    "a byte of nothing": "\0",
    "SQL": "' OR 1=1; --",
    "ten kilobytes": "x" * 10_240,
    "a mark of formatting": "%s %(x)s {0} {x}",
    "a tag": "<script>alert(1)</script>",
    "half a pair of signs": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}
NOT_A_PAGE = ["-1", "0", "1.5", "one", "", " ", "²", "1e9", "1;2", "\0"]


def wrong(client: Client, address: str) -> str:
    """What is wrong with a refusal, or nothing: it must be ours, and say what to do."""
    answer = client.get(address)
    if not 400 <= answer.status_code < 500:
        return f"{address[:120]} answers {answer.status_code}: {_fault(answer)}"
    if answer.headers["Content-Type"] == "application/json":
        words = answer.json()
        told = bool(words["what"] and (words["why"] or words["do"]))
    else:
        page = Page(answer.content.decode())
        told = bool(page.said("h1")) and len(page.said("main")) > len(page.said("h1"))
        told = told and not page.inline
    return "" if told else f"{address[:120]} does not say what to do: {_fault(answer)}"


def unclear(client: Client, address: str) -> str:
    """What is wrong with an answer to something odd: it may be found or refused, never break."""
    answer = client.get(address)
    return "" if answer.status_code == 200 else wrong(client, address)


def _fault(answer: HttpResponse) -> str:
    error = getattr(answer, "exc_info", None)
    return repr(error[1])[:300] if error else Page(answer.content.decode()).said("main")[:300]


def faults(found: Iterator[str]) -> None:
    """Fail with everything that is wrong, not with the first alone."""
    lines = [one for one in found if one]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize("words", NOT_A_DAY.values(), ids=NOT_A_DAY)
def test_what_is_not_a_day_is_refused_wherever_a_day_is_asked_for(
    words: str, stranger: Client
) -> None:
    asked = quote(words)
    addresses = [
        *(f"{STOCK}{end}?as_of={asked}" for end in ("", ".csv", ".json", "/records")),
        *(f"{FLOW}{end}?over={asked}..2025-12-31" for end in ("", ".json")),
        f"{FLOW}?over=2025-01-01..{asked}",
        *(f"{LIST}{end}?on={asked}" for end in ("", "export.csv", "export.xlsx")),
    ]
    faults(wrong(stranger, one) for one in addresses)


@pytest.mark.parametrize("end", ["", ".csv", ".json", "/records"])
def test_a_figure_refuses_what_it_does_not_understand(end: str, stranger: Client) -> None:
    questions = [
        "by=unknown",
        "by=region,unknown",
        f"by={quote(chr(0))}",
        "colour=red",
        "as_of=2025-12-31&over=2025",
        "over=2025-01-01..2025-12-31",
        f"known_at={quote('2025-01-01T25:00:00Z')}",
        "known_at=yesterday",
        f"known_at={quote(chr(0))}",
        f"known_at={'9' * 10_240}",
    ]
    faults(wrong(stranger, f"{STOCK}{end}?{one}") for one in questions)


@pytest.mark.parametrize(
    "over",
    [
        "2025-12-31..2025-01-01",
        "..2025-12-31",
        "2025-01-01..",
        "..",
        "2025-01-01..2025-06-30..2025-12-31",
        "2025-01-01;2025-12-31",
    ],
)
def test_what_is_not_a_period_is_refused(over: str, stranger: Client) -> None:
    faults(wrong(stranger, f"{FLOW}{end}?over={over}") for end in ("", ".csv", ".json", "/records"))


def test_a_stock_is_not_asked_over_a_period_nor_a_flow_on_a_day(stranger: Client) -> None:
    faults(wrong(stranger, f"{FLOW}{end}?as_of=2025-12-31") for end in ("", ".csv", ".json"))


@pytest.mark.parametrize("day", ANCIENT_OR_FUTURE)
def test_an_ancient_day_and_one_far_off_are_answered_or_refused(day: str, stranger: Client) -> None:
    addresses = [
        *(f"{one}{end}?as_of={day}" for one in (STOCK, SHARE) for end in ("", ".json", "/records")),
        f"{FLOW}?over={day}..{day}",
        f"{FLOW}?over=0001-01-01..9999-12-31",
        f"{STOCK}?known_at={day}",
        f"{STOCK}?known_at={day}T00:00:00%2B14:00",
        f"{STOCK}?known_at={day}T23:59:59-14:00",
        f"{LIST}?on={day}",
    ]
    faults(unclear(stranger, one) for one in addresses)


@pytest.mark.parametrize("end", ["", ".csv", ".json", "/records"])
def test_a_cell_that_stands_for_nothing_is_not_counted_as_none(end: str, stranger: Client) -> None:
    faults(
        wrong(stranger, f"{address}{end}?{cell}")
        for address, cell in (
            (STOCK, "region=nonsense"),
            (STOCK, "region=nonsense&known_at=2024-06-30T12:00:00Z"),
            ("/figures/standards.ratifications", "instrument=C9999"),
            ("/figures/standards.instruments_in_force", "kind=treaty"),
        )
    )
    for cell in ("instrument=C029", "region=AFR", "instrument=C029&known_at=2024-06-30T12:00:00Z"):
        assert stranger.get(f"/figures/standards.ratifications{end}?{cell}").status_code == 200
    assert stranger.get(f"{STOCK}{end}?region=").status_code == 200


@pytest.mark.parametrize("end", ["", ".csv", ".json", "/records"])
def test_nothing_is_told_as_known_before_anything_was_kept(end: str, stranger: Client) -> None:
    faults(
        wrong(stranger, f"{one}{end}?known_at={moment}")
        for one in (STOCK, SHARE, FLOW)
        for moment in ("1901-01-01", "1999-12-31T23:59:59Z")
    )


@pytest.mark.parametrize("words", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_an_odd_text_is_searched_for_or_refused_and_never_run(words: str, stranger: Client) -> None:
    asked = quote(words)
    addresses = [
        f"/find?q={asked}",
        f"{LIST}?q={asked}",
        f"{LIST}export.csv?q={asked}",
        f"{LIST}?state__region={asked}",
        f"/registers/ratifications/?ending={asked}",
        f"/registers/states/?former={asked}",
        *(f"{STOCK}{end}?region={asked}" for end in ("", ".csv", ".json", "/records")),
        f"{SHARE}/records?name={asked}",
        f"{LIST}?order={asked}",
        f"{LIST}?{asked}=1",
        f"/?lang={asked}",
        f"/account/login/?next={asked}",
    ]
    faults(unclear(stranger, one) for one in addresses)
    for one in addresses:
        answer = stranger.get(one)
        is_page = answer.headers["Content-Type"].startswith("text/html")
        assert not is_page or b"<script>alert" not in body(answer), one


@pytest.mark.parametrize("address", [LIST, f"{STOCK}/records"])
def test_what_is_not_a_page_of_a_list_is_refused(address: str, stranger: Client) -> None:
    asked = [quote(words) for words in NOT_A_PAGE if words]
    faults(wrong(stranger, f"{address}?page={one}") for one in asked)
    assert stranger.get(f"{address}?page={'9' * 30}").status_code == 200


def test_a_filter_or_an_order_that_is_none_is_refused(stranger: Client) -> None:
    for register in PRODUCT.registers:
        address = f"/registers/{register.key}/"
        faults(wrong(stranger, f"{address}{end}?colour=red") for end in ("", "export.csv"))
        faults(wrong(stranger, f"{address}{end}?order=colour") for end in ("", "export.xlsx"))


def test_what_is_not_there_is_said_to_be_not_there(stranger: Client) -> None:
    number = "9" * 30
    addresses = [
        f"/registers/states/{number}/",
        "/registers/states/0/",
        "/registers/states/-1/",
        "/registers/STATES/",
        f"/papers/fundamental-conventions/{number}",
        "/papers/fundamental-conventions/0.html",
        "/papers/../../etc/passwd",
        "/figures/standards.ratifications.xml",
        "/figures/a.b/records",
        "/static/../settings.py",
        f"/{'x' * 5_000}",
        "/%00",
        "/%ff%fe",
    ]
    faults(wrong(stranger, one) for one in addresses)


@pytest.mark.parametrize("value", ["nonsense", "\0", "x" * 3_000, "en; DROP TABLE"])
def test_a_spoiled_cookie_spoils_no_page(value: str, stranger: Client) -> None:
    for name in ("sessionid", "django_language", "csrftoken", "messages"):
        stranger.cookies[name] = value
        assert stranger.get("/registers/").status_code == 200, name
        del stranger.cookies[name]
