"""The pages on which papers are written, translated and reviewed before they are frozen."""
