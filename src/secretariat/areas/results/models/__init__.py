"""The tables of results: what was planned, what was achieved, and what connects frameworks."""

from secretariat.areas.results.models import achieved, linked, measured, planned

__all__ = ["achieved", "linked", "measured", "planned"]  # Django finds an app's tables here
