"""What the product declares, read from below: the engine never imports upward.

`settings.PRODUCT` is the dotted path of the product, as ROOT_URLCONF is of the addresses.
"""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def declared(kind: str) -> tuple[Any, ...]:
    """Everything of a kind (roles, actions, measures …) that the product's areas declare."""
    found: tuple[Any, ...] = getattr(import_string(settings.PRODUCT), kind)
    return found
