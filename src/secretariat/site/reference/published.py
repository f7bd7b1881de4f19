"""The publications and the dashboards: for whom they are, and who answers for each step."""

from collections.abc import Iterator

from secretariat.engine.access.permissions import PUBLIC, STAFF, Permission
from secretariat.engine.access.roles import permitting
from secretariat.engine.dashboards.declaring import Dashboard, Tile, dashboards
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.site.reference.tables import code, page, table


def papers() -> str:
    """One section a publication."""
    return page(
        "Publications",
        "Every publication the product declares: frozen edition by edition, and by whom.",
        *(part for one in publications() for part in _paper(one)),
    )


def _paper(one: Publication) -> Iterator[str]:
    yield f"## {one.title}"
    yield table(
        ("what", "says"),
        (
            ("key", code(one.key)),
            ("symbol", one.symbol),
            ("author unit", one.owner),
            ("written first in", one.original.own_name),
            ("read by", _who(one.see)),
            ("read under embargo by", _who(one.early) if one.early else "–"),
            ("written by", _who(one.writes)),
            ("frozen by", _who(one.freeze)),
            ("cleared by somebody else of", _who(one.clear)),
            ("published by", _who(one.publish)),
            ("licence", one.licence),
        ),
    )


def boards() -> str:
    """One section a dashboard."""
    return page(
        "Dashboards",
        "Every dashboard the product declares: whom it serves, and which figures stand on it.",
        *(part for one in dashboards() for part in _board(one)),
    )


def _board(one: Dashboard) -> Iterator[str]:
    yield f"## {one.title}"
    yield f"{code(one.key)}, open to {_who(one.audience)}. {one.sentence}"
    yield table(("figure", "cut by", "years drawn", "beside its target"), map(_tile, one.tiles))


def _tile(tile: Tile) -> tuple[str, ...]:
    years = str(tile.years) if tile.years else "–"
    return code(tile.measure), tile.by or "–", years, "yes" if tile.aimed else "–"


def _who(permission: Permission) -> str:
    """Everybody, all but guests, or the roles that hold the permission, with its key."""
    if permission == PUBLIC:
        return "everybody"
    if permission == STAFF:
        return f"whoever signs in, but for guests ({code(permission.value)})"
    named = ", ".join(str(role.title) for role in permitting(permission))
    return f"{named} ({code(permission.value)})" if named else code(permission.value)
