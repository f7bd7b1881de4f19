"""Pages that only some may open keep the rules of every page, in every language."""
