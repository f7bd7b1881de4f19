"""Invented facts of the workforce: jobs, what they ask for, and how States are assessed."""

FACTS = "secretariat.example.workforce.facts"
