"""The base of every table, and the only way to write into one.

*record*: a row that states a fact; if the fact holds for a time it has `starts` and `ends`, dates,
both inclusive (*dated record*).
*day*: what a filter over dated records takes: a date, a column of a calendar, or *ever*, so that
one definition serves a date and a whole series.
*action*: a named, permitted change of a set of records; one record is the set of one.
*check*: what must hold of the records an action touched; those that fail are named.
*undo*: a new act that puts back what an earlier one changed.
*entry*: one act in a record's history, told as a sentence.
"""
