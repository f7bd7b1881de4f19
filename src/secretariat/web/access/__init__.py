"""Pages of access: people, roles, why somebody may, sessions, and who read what."""
