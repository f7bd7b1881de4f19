"""Figures about posts and officials."""
