"""The whole product on one page: read this first."""

from secretariat.areas.reference.area import reference
from secretariat.areas.results.area import results
from secretariat.areas.standards.area import standards
from secretariat.engine.product import Product
from secretariat.example.area import example

PRODUCT = Product(areas=(reference, results, standards, example))
