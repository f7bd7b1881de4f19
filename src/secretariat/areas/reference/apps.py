"""Reference as a Django app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Regions, States, memberships, languages, units, duty stations."""

    name = "secretariat.areas.reference"
    label = "reference"
