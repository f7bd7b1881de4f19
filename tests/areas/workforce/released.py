"""The product with a paper about the staff, open to everybody, whose text a test writes."""

from dataclasses import replace
from pathlib import Path

from secretariat.areas.workforce.roles import May
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.product import Area
from secretariat.engine.publishing.declaring import Publication
from secretariat.site.product import PRODUCT as OPEN

PAPER = Publication(
    key="tests-staff",
    title="The staff",
    symbol="T.1/2",
    session="First Session",
    section="Staff Section",
    purpose="The Council is invited to take note.",
    owner="Human Resources",
    text=Path(__file__).parent,  # a test gives its own
    see=PUBLIC,
    freeze=May.PUBLISH_WORKFORCE,
    clear=May.CLEAR_WORKFORCE,
    publish=May.PUBLISH_WORKFORCE,
)


def _area(area: Area) -> Area:
    if area.key != "workforce":
        return area
    return replace(area, publications=(*area.publications, PAPER))


PRODUCT = replace(OPEN, areas=tuple(map(_area, OPEN.areas)))


def paper(folder: Path, *citations: str) -> Publication:
    """The paper, citing these figures in three languages."""
    words = "\n\n".join(f"[figure: {one}]" for one in citations)
    for language in ("en", "fr", "es"):
        (folder / f"staff.{language}.md").write_text(words)
    return replace(PAPER, text=folder / "staff")
