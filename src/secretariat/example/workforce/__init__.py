"""The example's workforce: invented officials and posts, from the end of 2002 to today.

*line*: posts alike in funding, category and rule of recruitment; each has as many holders a month
as its targets say, women and men. *career*: what became of an official: holdings, in their order.
*holding*: that an official holds a post. *list*: the file in which the personnel system tells, some
times a year, what is new or has changed since the one before.
What is true is drawn first, month by month; when the Office learned of it, after that.
"""
