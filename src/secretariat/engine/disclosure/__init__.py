"""Disclosure control: that nobody can be worked out from the figures that are printed.

*cell*: one number of a table, such as the officials of one grade and sex on a date.
*system*: cells and the sums between them, over all tables that count the same records.
*entry*: one thing printed: a value with all the cells that it tells.
*small*: said of a cell in which fewer than the measure's smallest cell stand. None is not few.
*withheld*: not printed: because it is small, or because a small cell could be worked out from it.
*range*: the whole numbers a withheld cell could be, for all that is printed.
*narrow*: said of a range that is not as wide as the measure's smallest cell.
*attack*: working out the ranges from what is printed alone, as an outsider would.
*population*: the records a selection counts on a date. Two figures of one population are linked.
"""
