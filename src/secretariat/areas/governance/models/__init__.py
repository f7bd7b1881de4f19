"""The tables of governance: who met, what was decided, what follows."""

from secretariat.areas.governance.models import deciding, following, meeting

__all__ = ["deciding", "following", "meeting"]  # Django finds an app's tables here
