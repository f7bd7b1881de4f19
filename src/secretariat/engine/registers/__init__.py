"""How a table is listed and read, from one declaration.

*register*: one kind of record people keep: list with filter, search and sort, record page, export.
*column*: what a row shows of a record. *filter*: a column a reader may narrow the list by.
*related list*: other records that point to this one, shown on its page.
"""
