"""Invented States, memberships, units, duty stations and people, kept as CSV files."""

FACTS = "secretariat.example.facts"
