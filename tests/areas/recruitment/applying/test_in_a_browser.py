"""The pages for candidates in a real browser: accessibility, the phone, and the keyboard alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import apply_to, file, follow, link_in
from tests.browsers import chromium, window
from tests.product.browsing import Viewer

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.pages.apply_form import FIELDS
from secretariat.kernel.languages import LANGUAGES

pytestmark = pytest.mark.browser

ORDER = """() => [...document.querySelectorAll("main form :is(input, select, textarea, button)")]
    .filter(one => one.type !== "hidden" && one.tabIndex >= 0)
    .map(one => one.name + (one.name === "deed" ? "=" + one.value : ""))"""
FOCUSED = """() => {
    const one = document.activeElement;
    return one.name ? one.name + (one.name === "deed" ? "=" + one.value : "") : "";
}"""


def pages(
    client: Client, vacancy: Vacancy, mailed: Callable[[], list[Any]], language: str
) -> Iterator[tuple[str, str]]:
    """Every page a candidate comes to, from the list of vacancies to the end."""

    def get(name: str, *args: Any) -> tuple[str, str]:
        path = reverse(name, args=args)
        return path, client.get(f"{path}?lang={language}").content.decode()

    form = reverse("apply", args=[vacancy.code])
    yield get("openings")
    yield get("opening", vacancy.code)
    yield get("apply", vacancy.code)
    wrong = apply_to(client, vacancy, name="", years="many", files=[file("cv.exe")])
    yield form, wrong.content.decode()
    saved = apply_to(client, vacancy, "save", files=[file("cv.pdf")])
    yield form, saved.content.decode()
    apply_to(client, vacancy)
    yield get("apply-check", vacancy.code)
    sent = client.post(reverse("apply-check", args=[vacancy.code]), follow=True)
    yield reverse("apply-sent", args=[vacancy.code]), sent.content.decode()
    yield get("candidate-link")
    link = link_in(mailed()[-1])
    client.get(link)
    yield get("candidate-opening")
    follow(client, link)
    client.get(link)
    yield get("candidate-opening")
    yield get("candidate")
    yield get("candidate-withdraw", Application.objects.get().pk)
    yield get("candidate-erase")


@pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
def test_no_page_for_candidates_breaks_a_rule_or_leaves_the_sheet(
    language: str, client: Client, vacancy: Vacancy, mailed: Callable[[], list[Any]]
) -> None:
    shown = list(pages(client, vacancy, mailed, language))
    assert len(shown) == 13
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), language)
        for path, html in shown:
            viewer.look_at(path, html)
    assert viewer.faults == []


def test_the_keyboard_goes_through_the_form_in_the_order_in_which_it_is_read(
    client: Client, vacancy: Vacancy
) -> None:
    path = reverse("apply", args=[vacancy.code])
    html = client.get(path).content.decode()
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), "en")
        viewer.look_at(path, html)
        page = viewer.page
        in_source = page.evaluate(ORDER)
        page.focus("#field-name")
        reached = [page.evaluate(FOCUSED)]
        for _press in range(60):
            page.keyboard.press("Tab")
            name = page.evaluate(FOCUSED)
            if name and name != reached[-1]:
                reached.append(name)
            if name == "deed=save":
                break
    assert in_source == [*FIELDS, "file", "deed=check", "deed=save"]
    assert reached == in_source


def test_the_form_needs_no_script(client: Client, vacancy: Vacancy) -> None:
    html = client.get(reverse("apply", args=[vacancy.code])).content.decode()
    form = html[html.index("<main") : html.index("</main>")]
    assert "<script" not in form
    assert "onclick" not in form
    assert 'method="post"' in form
