"""English as international organizations write it."""
