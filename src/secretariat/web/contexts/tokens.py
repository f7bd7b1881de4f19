"""What the page of one's tokens shows."""

from dataclasses import dataclass

from secretariat.web.contexts.parts import Form, Notice


@dataclass(frozen=True, kw_only=True)
class TokenItem:
    """A token: what it may, where, until when; `state` says why it opens nothing."""

    name: str
    reach: str
    areas: str
    expires: str
    used: str
    state: str = ""
    revoke_url: str = ""


@dataclass(frozen=True, kw_only=True)
class TokensPage:
    """One's tokens: `secretariat/tokens.html`. `secret` is that of one just made.

    `notice` says that one was made before.
    """

    title: str
    sentence: str
    tokens: tuple[TokenItem, ...]
    form: Form
    description_url: str
    secret: str = ""
    notice: Notice | None = None
