"""Who ratified what, on the portal: by region, and the way to any State or Convention."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.standards.measures import states_with_one_in_each
from secretariat.engine.measures.figures import breakdowns
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.figures.breakdowns import breakdown
from secretariat.web.links import FigureAddress, register_page
from secretariat.web.portal.gathering import Visit


def ratified(visit: Visit) -> Section:
    """Member States with a fundamental Convention in every category, region by region."""
    (found,) = breakdowns(states_with_one_in_each, visit.on, cuts=[("region",)])
    address = FigureAddress(key=states_with_one_in_each.key, when=visit.on, by=("region",))
    told = {
        "part": formats.number(found.total.part),
        "whole": formats.number(found.total.whole),
    }
    title = _("%(part)s of %(whole)s States have ratified a fundamental Convention of each kind")
    return Section(
        wide=True,
        key="ratifications",
        title=title % told if found.total.whole else _("Who has ratified what"),
        sentence=_(
            "Look a State or a Convention up, or open a number to see the States it counts."
        ),
        search=_search(),
        table=breakdown(found, address, is_whole=True, opens=True).table if found.cells else None,
        ways=(
            Link(label=_("The figure, its definition and past"), url=address.page()),
            Link(label=_("All States"), url=register_page("states")),
            Link(label=_("All instruments"), url=register_page("instruments")),
            Link(label=_("All ratifications"), url=register_page("ratifications")),
        ),
    )


def _search() -> Form:
    field = Field(name="q", label=_("A State or a Convention"), kind="search", is_required=True)
    return Form(action=reverse("find"), fields=(field,), submit=_("Look up"), is_post=False)
