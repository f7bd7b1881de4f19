"""Workforce as a Django app."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Posts, officials and how they represent the member States."""

    name = "secretariat.areas.workforce"
    label = "workforce"
