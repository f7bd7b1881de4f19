"""What a page holds, read as a browser reads it: enough to hold it to the rules of every page."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"link", "meta", "input", "br", "hr", "img", "col", "source", "wbr"}
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """The elements of a page in order, and what breaks the rules of every page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: dict[str, list[str]] = {"h1": [], "title": [], "main": []}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        # The title of a picture is not the title of the page.
        if tag in self.texts and "svg" not in self._open:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for tag in self.texts:
            if tag in self._open and self.texts[tag] and "svg" not in self._open:
                self.texts[tag][-1] += data

    def named(self, tag: str) -> list[Attributes]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def language(self) -> str | None:
        """The language the page says it is in."""
        return self.named("html")[0].get("lang")

    @property
    def inline(self) -> list[str]:
        """What is written into the page and would have to be allowed: scripts and styles."""
        return [
            f"<{tag} {name}>"
            for tag, attributes in self.elements
            for name in (*attributes, "")
            if name == "style"
            or name.startswith("on")
            or (tag == "script" and not attributes.get("src"))
            or (tag == "style" and not name)
            or str(attributes.get(name, "")).strip().lower().startswith("javascript:")
        ]

    @property
    def ids_given_twice(self) -> list[str]:
        """Names of places that stand more than once."""
        counted = Counter(str(found["id"]) for _, found in self.elements if found.get("id"))
        return [name for name, count in counted.items() if count > 1]

    @property
    def fetched(self) -> list[str]:
        """The addresses a browser loads without being asked."""
        return [
            str(found[name])
            for tag, found in self.elements
            for name in ("src", "href")
            if found.get(name) and (name == "src" or tag == "link")
        ]

    def said(self, tag: str) -> str:
        """What an element of a kind says, all of them together, in single spaces."""
        return " ".join(" ".join(self.texts[tag]).split())
