"""Measured comparisons: the product beside SQL written by hand and a naive loop, in one run."""
