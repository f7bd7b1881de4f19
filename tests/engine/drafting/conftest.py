"""A paper in two languages, its writer, a reviewer who may not write, and somebody else."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.engine.discussion.conftest import somebody

from secretariat.areas.standards.roles import May
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import Permission
from secretariat.kernel.languages import Language

ENGLISH = """## Purpose

1. This paper informs the Council of 12 ratifications.

2. Every figure can be opened.

> The Council took note.
"""
SPANISH = """## Finalidad

1. El documento informa al Consejo de 12 ratificaciones.

2. Cada cifra puede abrirse.

> El Consejo toma nota.
"""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What is drafted, as a publication declares it."""

    key: str
    text: Path
    original: Language = Language.EN
    writes: Permission = May.KEEP_INSTRUMENTS
    working: tuple[Permission, ...] = field(default=(May.KEEP_INSTRUMENTS, May.PUBLISH_STANDARDS))


@pytest.fixture
def written_in(tmp_path: Path) -> Callable[..., Paper]:
    """Make a paper whose files hold these texts."""

    def make(**texts: str) -> Paper:
        for language, text in texts.items():
            (tmp_path / f"paper.{language}.md").write_text(text)
        return Paper(key="a-paper", text=tmp_path / "paper")

    return make


@pytest.fixture
def paper(written_in: Callable[..., Paper]) -> Paper:
    return written_in(en=ENGLISH, es=SPANISH)


@pytest.fixture
def nowhere(paper: Paper) -> Paper:
    """A paper without a file."""
    return replace(paper, text=paper.text.with_name("elsewhere"))


@pytest.fixture
def ana(db: None) -> Person:
    """Writes."""
    return somebody("ana", "standards_editor")


@pytest.fixture
def bo(db: None) -> Person:
    """Writes too."""
    return somebody("bo", "standards_editor")


@pytest.fixture
def rosa(db: None) -> Person:
    """Reviews: she may publish, not write."""
    return somebody("rosa", "standards_publisher")


@pytest.fixture
def outsider(db: None) -> Person:
    return somebody("outsider")
