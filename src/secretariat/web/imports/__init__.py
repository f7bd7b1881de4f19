"""Importing a file through pages: kept between two steps, tried, matched, confirmed, undone."""
