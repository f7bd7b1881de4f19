"""Who changed what and why, and when the Office knew it.

*act*: one change of records somebody answers for; one transaction, one act, one database side.
*recorded*: a table whose every change leaves an event, kept by the database itself.
*event*: what a record was after an act (or, for a removal, before it).
*known at*: the second clock. Inside `known_at(instant)` unchanged queries read what the Office
knew at that instant. The first clock, when a fact was true, is in the records (`starts`, `ends`).
*snapshot*: one moment at which no writer is in flight, so that what is read then can be read again.
*erasure*: the one act that redacts history; what was there is gone, that it was erased is kept.
"""
