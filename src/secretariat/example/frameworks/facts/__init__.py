"""Frameworks in three languages, as CSV files; the texts of their objectives, as Markdown."""

FACTS = "secretariat.example.frameworks.facts"
