"""The parts of pages that show workflows: the way of a record, its moves, what waits, the diagram.

Each is built from the engine's answers, in the engine's own words.
"""
