"""The site as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext

from secretariat.kernel.texts import speak_through


class SiteConfig(AppConfig):
    """Brings together what the layers below must not know of each other; no table."""

    name = "secretariat.site"
    label = "site"

    def ready(self) -> None:
        """Let the kernel's sentences be read in the reader's language."""
        speak_through(gettext)
