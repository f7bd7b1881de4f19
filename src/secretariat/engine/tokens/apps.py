"""Tokens as a Django app."""

from django.apps import AppConfig


class TokensConfig(AppConfig):
    """Personal tokens, and the days on which they were used."""

    name = "secretariat.engine.tokens"
    label = "tokens"
