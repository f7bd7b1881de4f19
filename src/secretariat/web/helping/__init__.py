"""Help on every page: what it shows, who may change what, and where the manual says more.

*page kind*: one or more addresses that answer with pages alike, told of in the same words.
"""
