"""Where a paper's page leads to what areas know about its publication."""

from django.urls import reverse

from secretariat.engine.drafting.panels import panels
from secretariat.engine.publishing.declaring import Publication
from secretariat.web.contexts.frame import Link


def beside(publication: Publication) -> tuple[Link, ...]:
    """Lead to each page that an area brings about publications: no query."""
    return tuple(
        Link(label=str(one.title), url=reverse(one.address, args=[publication.key]))
        for one in panels()
        if one.address
    )
