"""Figures about frameworks and results."""
