"""Disclosure control: that nobody can be worked out from the figures that are printed.

*system*: cells and the sums between them, over all tables that count the same records.
*small*: said of a cell in which fewer than the measure's smallest cell stand. None is not few.
*withheld*: not printed: because it is small, or because a small cell could be worked out from it.
*range*: the whole numbers a withheld cell could be, for all that is printed.
*narrow*: said of a range that is not as wide as the measure's smallest cell.
*attack*: working out the ranges from what is printed alone, as an outsider would.
*population*: the records a selection counts on a date. Two figures of one population are linked.
"""
