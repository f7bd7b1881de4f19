"""Invented facts of the example's recruitment: stages, channels, sources, events, rosters."""

FACTS = "secretariat.example.recruitment.facts"
