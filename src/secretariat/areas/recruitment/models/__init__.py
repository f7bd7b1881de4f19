"""What recruitment keeps: all tables, for Django to find."""

from secretariat.areas.recruitment.models import (
    applying,
    mobility,
    outreach,
    routes,
    selecting,
    vacancies,
)

__all__ = ["applying", "mobility", "outreach", "routes", "selecting", "vacancies"]
