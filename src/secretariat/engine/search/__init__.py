"""Finding records by words: accents do not count, other forms of a word do, in three languages.

*key words*: the words a record is found by, as the database indexes them; *place*: a table that is
searched for a record, its own or one it refers to. Key words are computed from the record's columns
by a function of the database that can't change its mind, and indexed as such: imports and plain
SQL keep them right without doing anything for it, and no copy of a text can fall behind.
"""
