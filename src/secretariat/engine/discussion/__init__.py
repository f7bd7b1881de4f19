"""What people say about a record, and the documents they lay beside it.

*comment*: what somebody says about a record, to whoever may see the record; it changes no fact.
*attachment*: a document laid beside a record, of a kind and size that were checked.
*withdrawn*: taken back by its author, or taken away by a moderator with a reason.
"""
