"""The example as an attacker meets it: with forgery checks on, as a stranger or as an official."""

from tests.product.conftest import editor, stranger, undone

__all__ = ["editor", "stranger", "undone"]
