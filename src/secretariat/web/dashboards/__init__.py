"""Dashboards as pages and files: each tile opens the figure it shows, on the same date and cut."""
