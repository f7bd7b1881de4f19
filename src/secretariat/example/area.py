"""The example, handed over to the product: it adds one paper, listed once it has been frozen."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.product import Area
from secretariat.example.publications import PUBLICATIONS

example = Area(key="example", title=_("Example organisation"), publications=PUBLICATIONS)
