"""Jobs told on pages: how they stand, in words."""
