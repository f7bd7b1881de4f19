"""What the page of open data shows."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A dataset: its page, what it holds, when it changed, its files (a line for each language)."""

    page: Link
    sentence: str
    changed: str
    files: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Offers:
    """Datasets of one kind."""

    key: str
    title: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, kw_only=True)
class DataPage:
    """All of them, and the catalogue for programs: `secretariat/data.html`."""

    title: str
    sentence: str
    kinds: tuple[Offers, ...]
    catalogue: Link
    licence: Link
