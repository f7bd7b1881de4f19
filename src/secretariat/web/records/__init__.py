"""The parts of register and record pages, each built from the engine's answers."""
