"""The pages of docs/reference, written from the declarations, so that they can't be out of date.

*page*: a file name and its Markdown; each module here writes one or two.
"""
