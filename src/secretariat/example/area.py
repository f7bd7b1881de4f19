"""The example, handed over to the product: it adds papers, listed once they are published."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.product import Area
from secretariat.example.publications import PUBLICATIONS
from secretariat.example.results_papers import RESULTS_PAPERS

example = Area(
    key="example",
    title=_("Example organisation"),
    publications=(*PUBLICATIONS, *RESULTS_PAPERS),
)
