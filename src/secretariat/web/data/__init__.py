"""The catalogue of open data: what a stranger may take along, and from where."""
