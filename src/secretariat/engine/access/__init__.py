"""Who may do what, where and when, and why.

*person*: somebody who signs in. *permission*: one thing that may be done, `area.verb_object`.
*role*: a named set of permissions, declared in code. *grant*: a person holds a role over a scope
for a period; kept as data. *scope*: a part of the organization, written as a path (`HRD/REC`); the
empty path is the whole organization. *actor*: who asks: a person, a process of the Office, or
anonymous. One rule answers both “may she” and “list what she may”; nothing is allowed that no
grant allows.
"""
