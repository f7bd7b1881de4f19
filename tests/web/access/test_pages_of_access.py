"""Pages that only some may open keep the rules of every page, in every language."""

import pytest
from tests.product.addresses import AUDITOR, MANAGER, every_address
from tests.product.test_pages import faults
from tests.web.access.conftest import SignIn

from secretariat.kernel.languages import LANGUAGES

MORE = 12
"""Queries more than a page of records takes: what may be done with her, and what was."""


@pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
@pytest.mark.parametrize("who", [MANAGER, AUDITOR])
def test_pages_that_only_some_may_open_keep_the_rules_of_every_page(
    who: str, language: str, sign_in: SignIn
) -> None:
    browser = sign_in(who)
    pages = [one for one in every_address() if one.by == who]
    assert pages
    wrong = [found for one in pages for found in faults(browser, one, language, MORE)]
    assert not wrong, "\n".join(wrong)
