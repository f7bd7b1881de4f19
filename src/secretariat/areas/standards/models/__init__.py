"""The tables of standards: what is registered, and what States undertake beyond ratifying."""

from secretariat.areas.standards.models import registered, undertaken

__all__ = ["registered", "undertaken"]  # Django finds an app's tables here
