"""What workforce keeps: all tables, for Django to find."""

from secretariat.areas.workforce.models import describing, holding, people, posts, representing

__all__ = ["describing", "holding", "people", "posts", "representing"]
