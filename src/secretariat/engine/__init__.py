"""How things work; names no area.

From the ground up: history (who changed what, when we knew it), access (who may), records and
their actions, measures over them, registers that show them, imports that bring them in, and
publications that freeze the figures.
"""
