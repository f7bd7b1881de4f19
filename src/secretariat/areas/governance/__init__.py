"""Governance: what the governing bodies asked or decided, who follows it up, what became of it.

*body*: the Governing Body, the Conference, a committee. *session*: a meeting of a body, by its
number; *section*: a part of its agenda. *document*: a paper before a session, by its symbol; it may
be an issue of a *publication* the product declares, whose figures can be verified.
*decision*: what a body decided, the guidance it gave or the information it asked for, at a session
and in a paragraph. It may concern objectives of frameworks.
*follow-up*: what a unit is to do about a decision, from the day it was *given* and due on a day or
by the last day of a session. It may name the publication whose next issue is to answer it.
*report*: what a session was told about a follow-up, in a document or aloud, as it was told.
*open*: from the day a follow-up was given to the day before it was *closed*, whether or not it has
been reported. One that is *reopened* was never done: it counts as open all along, and only what was
known at the time tells that it had been closed.

Decisions and reports are open to all, for the bodies publish them; which unit is to do what by when
is open to whoever signs in, so that units can see what waits for the others and for themselves.
"""
