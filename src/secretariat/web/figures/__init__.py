"""The parts of a figure page, each built from the engine's answers: trend, tables, definition."""
