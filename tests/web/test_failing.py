"""A page that could not be made says so in the reader's language, in the frame of all others.

No database is at hand in these tests: whatever asked for one would fail them.
"""

from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import gettext as _
from django.utils.translation import override
from tests.product.html_read import Page

from secretariat.web.failing import broken, unreadable

FAILURES = {500: broken, 400: lambda request: unreadable(request, RequestDataTooBig("zebra"))}


def asked(language: str, **how: Any) -> HttpRequest:
    return RequestFactory().get("/registers/", headers={"Accept-Language": language}, **how)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("status", sorted(FAILURES))
def test_a_failure_is_told_in_the_language_of_the_browser_within_the_frame(
    unhashed_files: None, language: str, status: int
) -> None:
    answer: HttpResponse = FAILURES[status](asked(language))
    page = Page(answer.content.decode())
    assert answer.status_code == status
    assert page.language == language
    with override(language):
        assert page.said("h1") == (
            _("Something broke on our side") if status == 500 else _("This can’t be answered")
        )
        assert _("Registers") in answer.content.decode()
        assert _("Go to the home page") in page.said("main")
    assert "zebra" not in answer.content.decode()
    assert page.inline == []


def test_a_failure_is_told_in_the_language_the_page_had_begun_in(unhashed_files: None) -> None:
    request = asked("en")
    request.LANGUAGE_CODE = "es"
    assert 'lang="es"' in broken(request).content.decode()


def test_who_had_typed_something_is_told_where_it_still_stands(unhashed_files: None) -> None:
    posted = RequestFactory().post("/registers/", headers={"Accept-Language": "en"})
    assert "what you typed still stands" in broken(posted).content.decode()
    assert "what you typed still stands" not in broken(asked("en")).content.decode()
