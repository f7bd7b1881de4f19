"""Tables of records in, from CSV and XLSX files, and out again.

*import*: a declaration: which columns of a file fill which fields of a register's records.
*reading*: what a column's cells are read as: a day, a stated date, a number, a choice, a reference.
*staging*: the file's rows in a table of the transaction's own, where all checks are made on sets.
*meaning*: what one text found in a column stands for, or why it stands for nothing.
*match*: a name a person matched to a record once; remembered for every later import.
*trial*: what an import would do, before it does it: new, changed, same, and what is wrong where.
*outcome*: what it did: the trial, and the act to undo it by.
*sheet*: headers and rows on their way out, to CSV or XLSX.
"""
