"""A frozen paper as a page: its text as HTML, its cited figures beside those of today."""
