"""What the organization does: one folder each, mostly declarations."""
