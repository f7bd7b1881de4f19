"""Drafting as a Django app."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    """The texts of papers, and what reviewers say about them."""

    name = "secretariat.engine.drafting"
    label = "drafting"
