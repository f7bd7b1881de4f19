"""Every template renders in every language, sound, and with its one heading."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.utils import translation
from tests.web.samples.pages import PAGES

import secretariat.web

LANGUAGES = ("en", "fr", "es")
TEMPLATES = Path(secretariat.web.__file__).parent / "templates"
VOID = frozenset(
    ["meta", "link", "input", "br", "hr", "path", "circle", "rect", "line", "polyline"]
)


class Outline(HTMLParser):
    """What a page is made of: its tags in order, its ids, and what refers to them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def all(self, attribute: str) -> list[str]:
        return [str(attrs[attribute]) for _, attrs in self.tags if attribute in attrs]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(autouse=True)
def _plain_static_files(settings: pytest.FixtureRequest) -> None:
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}  # type: ignore[attr-defined]


def rendered(name: str, language: str = "en") -> str:
    template, given = PAGES[name]
    with translation.override(language):
        return render_to_string(template, dict(given()))


def outline(name: str, language: str = "en") -> Outline:
    found = Outline()
    found.feed(rendered(name, language))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_says_its_language(name: str, language: str) -> None:
    page = outline(name, language)
    assert page.unbalanced == []
    assert page.open == []
    assert page.named("html") == [{"lang": language}]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_first_heading_landmarks_and_a_way_past_them(name: str) -> None:
    page = outline(name)
    assert len(page.named("h1")) == 1
    assert [len(page.named(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert page.named("a")[0] == {"class": "skip", "href": "#main"}
    assert page.named("main")[0]["id"] == "main"


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_whatever_refers_to_one_finds_it(name: str) -> None:
    page = outline(name)
    ids = page.all("id")
    assert sorted(ids) == sorted(set(ids))
    referring = ("aria-labelledby", "aria-describedby", "for", "popovertarget")
    referred = {
        one for attribute in referring for value in page.all(attribute) for one in value.split()
    }
    assert referred <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_label(name: str) -> None:
    page = outline(name)
    fields = [
        attrs
        for tag in ("input", "select", "textarea")
        for attrs in page.named(tag)
        if attrs.get("type") != "hidden"
    ]
    assert {attrs["id"] for attrs in fields} <= set(page.all("for"))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_inline_so_that_a_strict_policy_holds(name: str) -> None:
    page = outline(name)
    assert page.named("script") == page.named("style") == []
    assert page.all("style") == []
    assert [one for attrs in page.tags for one in attrs[1] if one.startswith("on")] == []
    assert [address for address in page.all("src") + page.all("href") if "//" in address] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_navigation_has_a_name_of_its_own(name: str) -> None:
    labels = [attrs.get("aria-label") for attrs in outline(name).named("nav")]
    assert None not in labels
    assert len(labels) == len(set(labels))


def test_what_came_in_is_shown_not_interpreted() -> None:
    assert "&lt;b&gt;HES&lt;/b&gt;" in rendered("import-trial")


def test_a_page_of_the_example_says_that_it_is_invented() -> None:
    assert "Fictional organization" in rendered("figure")


def test_a_withheld_value_shows_two_dots_and_its_reason() -> None:
    shown = rendered("figure-withheld")
    assert 'class="value hero withheld"' in shown
    assert "Withheld: fewer than five could name a person." in shown


def test_a_figure_opens_to_its_records_and_a_record_to_its_figures() -> None:
    assert 'href="/figures/standards.one_in_each/records"' in rendered("figure")
    assert 'href="/figures/standards.one_in_each"' in rendered("record")


def test_a_cited_figure_opens_its_source_and_its_note() -> None:
    page = outline("paper")
    assert page.all("popovertarget") == ["cited-1", "cited-2"]
    assert {"cited-1", "note-1", "mark-1"} <= set(page.all("id"))


def test_shared_templates_name_no_area() -> None:
    areas = ("ratif", "convention", "vacanc", "workforce", "budget")
    said = {
        path.name: word
        for path in TEMPLATES.rglob("*.html")
        for word in areas
        if word in path.read_text(encoding="utf-8").lower()
    }
    assert said == {}


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "429.html"])
def test_an_error_page_says_what_happened_and_what_to_do_even_without_a_frame(name: str) -> None:
    found = Outline()
    found.feed(get_template(name).render({}))
    assert found.unbalanced == []
    assert len(found.named("h1")) == 1
    assert len(found.named("p")) >= 3


def test_templates_are_lint_free() -> None:
    command = [sys.executable, "-m", "djlint", "--lint", "--quiet", str(TEMPLATES)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("language", "mark"), [("en", ":"), ("fr", "\u00a0:"), ("es", ":")])
def test_a_colon_between_words_is_written_as_the_language_does(language: str, mark: str) -> None:
    causes = [{"cause": {"title": "A", "sentence": "B."}, "records": [{"label": "C", "note": "D"}]}]
    with translation.override(language):
        told = render_to_string("secretariat/parts/causes.html", {"causes": causes})
    assert f"C{mark} D" in told
