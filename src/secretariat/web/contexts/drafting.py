"""Drafts of papers: the editor, the translation beside its original, remarks, and versions."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import Block, Citation
from secretariat.web.contexts.parts import Notice, Status


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The text in a language: where it is written, and how far it is."""

    label: str
    url: str
    note: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Amiss:
    """What can't be printed as it stands: where, what is wrong, and what to do."""

    where: str
    wrong: str
    do: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The text as the paper it would be; without blocks it can't be read yet.

    `counts` says how many words it has and figures it cites; `summary` may be safe HTML.
    """

    counts: str
    lang: str
    amiss: tuple[Amiss, ...] = ()
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Citation, ...] = ()
    cited: tuple["CitedLine", ...] = ()
    is_shown: bool = True


@dataclass(frozen=True, kw_only=True)
class CitedLine:
    """A measure the text cites on a date: its title, what stands there now, its page."""

    figure: Link
    when: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A measure that was found, and what to write to cite it."""

    figure: Link
    value: str
    citations: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was looked for to be cited, and what was found; empty before anything was."""

    words: str = ""
    on: str = ""
    sentence: str = ""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words that share what became of them: same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A passage that changed: its words; `label` says whether it is new, gone or reworded."""

    label: str
    words: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class PanelShown:
    """A list an area brings beside the draft."""

    title: str
    lines: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Somebody else wrote meanwhile: what they did, their text, and how it differs from hers."""

    notice: Notice
    theirs: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class EditorPage:
    """The editor of a text in one language: `secretariat/drafting/editor.html`."""

    title: str
    sentence: str
    tongues: tuple[Tongue, ...]
    lang: str
    text: str
    began_from: int
    shown: Shown
    found: Found
    links: tuple[Link, ...]
    remarks: tuple[Link, ...]
    panels: tuple[PanelShown, ...]
    save_url: str
    upload_url: str
    may_write: bool
    errors: tuple[str, ...] = ()
    clash: Clash | None = None


@dataclass(frozen=True, kw_only=True)
class BesideRow:
    """A passage of the original and its translation: how it stands, and what changed.

    `typed` is what stands in the field; `recorded` what another wrote meanwhile, if she typed.
    """

    number: int
    original: str
    typed: str
    state: str
    status: Status
    lines: int
    changed: tuple[Words, ...] = ()
    recorded: str = ""


@dataclass(frozen=True, kw_only=True)
class BesidePage:
    """A translation beside its original: `secretariat/drafting/beside.html`."""

    title: str
    sentence: str
    tongues: tuple[Tongue, ...]
    links: tuple[Link, ...]
    original: str
    original_lang: str
    lang: str
    language: str
    rows: tuple[BesideRow, ...]
    narrowed: Link
    seen_original: int
    seen_translation: int
    may_write: bool
    shows: str = ""
    errors: tuple[str, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What somebody said, and when."""

    who: str
    on: str
    machine_on: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RemarkShown:
    """A remark with what was said; `was` is the passage spoken of, if it changed."""

    number: int
    state: str
    is_resolved: bool
    said: tuple[Voice, ...]
    was: str = ""
    changed: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PassageShown:
    """A passage and the remarks on it."""

    number: int
    text: str
    remarks: tuple[RemarkShown, ...]


@dataclass(frozen=True, kw_only=True)
class RemarksPage:
    """A text with what reviewers say about it: `secretariat/drafting/remarks.html`.

    `open` leads to the remarks that wait; `left` are those on passages that are gone.
    """

    title: str
    sentence: str
    tongues: tuple[Tongue, ...]
    links: tuple[Link, ...]
    lang: str
    version: int
    passages: tuple[PassageShown, ...]
    open: tuple[Link, ...] = ()
    left: tuple[RemarkShown, ...] = ()
    errors: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """A version of a text: when, and in a sentence who left it and how much changed."""

    number: int
    on: str
    machine_on: str
    sentence: str
    reason: str = ""
    is_from: bool = False
    is_to: bool = False


@dataclass(frozen=True, kw_only=True)
class VersionsPage:
    """The versions of a text, and two of them compared: `secretariat/drafting/versions.html`."""

    title: str
    sentence: str
    tongues: tuple[Tongue, ...]
    links: tuple[Link, ...]
    lang: str
    versions: tuple[VersionLine, ...]
    compared: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def comparable(self) -> bool:
        """Whether there are two versions to choose from."""
        return len(self.versions) > 1


@dataclass(frozen=True, kw_only=True)
class UploadPage:
    """What a file would change, before it does: `secretariat/drafting/upload.html`."""

    title: str
    sentence: str
    language: str
    text: str
    began_from: int
    save_url: str
    back: Link
    changes: tuple[Change, ...]
