"""The texts of papers while they are being written: kept as records, passage by passage.

*draft text*: the Markdown of a publication in one language, until its next edition is frozen.
*passage*: a part of it that is read and translated by itself: a heading, a paragraph, a list.
*stale*: of a translated passage, that the original has been reworded since it was translated.
*remark*: what a reviewer says about a passage, with the answers to it; open, or resolved.
"""
