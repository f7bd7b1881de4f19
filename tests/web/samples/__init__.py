"""Invented pages of an invented organization, for looking at templates without an engine."""
