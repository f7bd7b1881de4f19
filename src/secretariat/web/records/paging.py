"""Where one is in a long list, and the links that go on."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from secretariat.engine.registers.counting import Count
from secretariat.web.contexts.parts import PageLink, Pages
from secretariat.web.formats import number

Address = Callable[[int], str]


def pages(*, page: int, length: int, count: int, address: Address) -> Pages:
    """Say which members of the list are shown; `address` gives the address of a page."""
    last = max(1, -(-count // length))
    told = {
        "first": number(min((page - 1) * length + 1, count)),
        "last": number(min(page * length, count)),
        "count": number(count),
    }
    return Pages(
        sentence=_("%(first)s to %(last)s of %(count)s") % told,
        links=_links(page, _near(page, last, {1, last}), address) if last > 1 else (),
        previous_url=address(page - 1) if page > 1 else "",
        next_url=address(page + 1) if page < last else "",
    )


def pages_of_many(*, page: int, length: int, total: Count, address: Address) -> Pages:
    """Say the same of a list too long to be counted: it goes on, and nobody knows its last page."""
    about = _("%(first)s to %(last)s of about %(count)s")
    beyond = _("%(first)s to %(last)s of more than %(count)s")
    told = {
        "first": number((page - 1) * length + 1),
        "last": number(page * length),
        "count": number(max(total.rounded, page * length)),
    }
    near = _near(page, page + 2, {1})
    return Pages(
        sentence=(beyond if total.beyond else about) % told,
        links=(*_links(page, near, address), PageLink(label="…")),
        previous_url=address(page - 1) if page > 1 else "",
        next_url=address(page + 1),
    )


def _near(page: int, last: int, always: set[int]) -> list[int]:
    return sorted({*always, *range(max(1, page - 2), min(last, page + 2) + 1)})


def _links(page: int, near: list[int], address: Address) -> tuple[PageLink, ...]:
    """Link the first and last page and those around the current one; gaps say so."""
    links: list[PageLink] = []
    for before, one in zip([0, *near], near, strict=False):
        if one - before > 1:
            links.append(PageLink(label="…"))
        is_current = one == page
        links.append(
            PageLink(
                label=number(one), url="" if is_current else address(one), is_current=is_current
            )
        )
    return tuple(links)
