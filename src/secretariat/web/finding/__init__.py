"""The parts of the one search: each kind of thing found, as a group of hits."""
