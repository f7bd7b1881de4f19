"""How States are represented, explained: the ranges step by step, what changed, what will."""
