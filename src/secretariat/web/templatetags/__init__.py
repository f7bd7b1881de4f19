"""Template filters of the shared pages."""
