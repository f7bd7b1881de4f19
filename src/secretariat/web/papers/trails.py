"""The way back from what is asked of an edition, which names the edition: its pages don't."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.publishing.declaring import publication_of
from secretariat.engine.publishing.models import Release
from secretariat.web.contexts.frame import Link
from secretariat.web.papers.standing import address_of


def trail_of(release: Release) -> tuple[Link, ...]:
    """Lead back to the papers, and to the edition."""
    return (Link(label=_("Papers"), url=reverse("papers")), edition_link(release))


def edition_link(release: Release) -> Link:
    """Lead to the edition, by the title of its paper and its number."""
    told = {"paper": publication_of(release.publication).title, "edition": release.edition}
    return Link(label=_("%(paper)s, edition %(edition)s") % told, url=address_of(release))
