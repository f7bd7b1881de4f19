"""The whole product on one page: read this first."""

from secretariat.areas.governance.area import governance
from secretariat.areas.recruitment.area import recruitment
from secretariat.areas.reference.area import reference
from secretariat.areas.results.area import results
from secretariat.areas.standards.area import standards
from secretariat.areas.workforce.area import workforce
from secretariat.engine.product import Product
from secretariat.example.area import example
from secretariat.site.dashboards import DASHBOARDS
from secretariat.web.imports.jobs import JOBS as IMPORTS_OF_LARGE_FILES
from secretariat.web.workflows.jobs import JOBS as REMINDERS_AND_LETTERS

PRODUCT = Product(
    areas=(reference, results, standards, workforce, governance, recruitment, example),
    further_jobs=(*IMPORTS_OF_LARGE_FILES, *REMINDERS_AND_LETTERS),
    dashboards=DASHBOARDS,
)
