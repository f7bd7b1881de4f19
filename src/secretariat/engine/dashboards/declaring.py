"""Declaring a dashboard: for whom it is, and which figures stand on it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One figure of a dashboard: the measure of a key, in all.

    `by` cuts it by one dimension as well; `years` draws it over so many years, the day asked for
    among them; `aimed` sets it beside the target that an indicator in force sets for it. `words`
    say why it stands there, where its title does not.
    """

    measure: str
    by: str = ""
    years: int = 0
    aimed: bool = False
    words: Text = ""


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """Figures for an audience. `audience` is what opens it; `sentence` says whom it serves."""

    key: str
    title: Text
    audience: Permission
    sentence: Text
    tiles: tuple[Tile, ...]


def dashboards() -> tuple[Dashboard, ...]:
    """Every dashboard the product declares."""
    return declared("dashboards")


def dashboard_of(key: str) -> Dashboard:
    """The dashboard of this key. Raises NotFound."""
    for one in dashboards():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no dashboard “%(key)s”.") % {"key": key},
        do=_("The list of dashboards names those that are open to you."),
    )
