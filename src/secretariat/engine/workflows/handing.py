"""What may be handed over during an absence: workflows, and ways whose state no record keeps."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from secretariat.engine.declared import declared
from secretariat.engine.workflows.declaring import workflows
from secretariat.kernel.errors import NotFound

Text = Any


class Handed(Protocol):
    """What a delegation may name: a workflow, or a passage."""

    @property
    def key(self) -> str:
        """What names it in a delegation."""

    @property
    def title(self) -> Text:
        """What it is called."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A way with steps that is no workflow, but is handed over like one."""

    key: str
    title: Text


def what_is_handed_over() -> tuple[Handed, ...]:
    """Every workflow and every passage of the product."""
    return (*workflows(), *declared("passages"))


def handed_of(key: str) -> Handed:
    """The workflow or passage of this key."""
    for one in what_is_handed_over():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no workflow “%(key)s”.") % {"key": key},
        do=_("The manual draws every workflow."),
    )
