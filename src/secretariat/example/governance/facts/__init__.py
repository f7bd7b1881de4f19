"""Invented facts of governance: sessions, documents, decisions, follow-ups and reports."""

FACTS = "secretariat.example.governance.facts"
