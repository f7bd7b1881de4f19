"""The example as it is served: by the web server, with hashed style sheets, marked as fictional."""

import re
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit


def get(address: str, path: str) -> tuple[HTTPResponse, str]:
    """A page or a file, with what it holds."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer, answer.read().decode()


def test_the_first_page_says_that_all_of_it_is_fictional(served_example: str) -> None:
    answer, page = get(served_example, "/")
    assert answer.status == 200
    assert "fictional" in page


def test_style_sheets_carry_a_hash_and_are_kept_for_long(served_example: str) -> None:
    _, page = get(served_example, "/")
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert sheets
    for sheet in sheets:
        answer, _ = get(served_example, sheet)
        assert answer.status == 200
        assert re.search(r"\.[0-9a-f]{12}\.css$", sheet)
        assert "immutable" in str(answer.getheader("Cache-Control"))


def test_an_unknown_page_is_answered_in_words_without_a_traceback(served_example: str) -> None:
    answer, page = get(served_example, "/no/such/page")
    assert answer.status == 404
    assert "Traceback" not in page


def test_the_figure_page_answers(served_example: str) -> None:
    answer, page = get(served_example, "/figures/")
    assert answer.status == 200
    assert re.search(r'href="/figures/[a-z_.]+', page)
