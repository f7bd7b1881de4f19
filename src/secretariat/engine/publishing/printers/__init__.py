"""Printers: each turns a release into a page or a file, and nothing else."""
