"""The interface for programs: the registers, figures, moves and actions of the pages, as JSON.

*described*: every address stands in `/api/openapi.json`, computed from the same declarations.
*problem*: what went wrong, in the words of the page, with the same status.
*version*: which state of a record a program began from; what others changed since is not lost.
"""
