"""Facts about international labour standards, kept as CSV files in the product's own form."""

FACTS = "secretariat.areas.standards.facts"
