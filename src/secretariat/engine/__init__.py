"""How things work; names no area.

From the ground up: history (who changed what, when we knew it), access (who may), records and
their actions, measures over them, notices and the workflows that give rise to them, registers that
show records, imports that bring them in, and publications that freeze the figures.
"""
