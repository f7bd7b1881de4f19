"""The states of a record and the moves between them, from one declaration.

*workflow*: the states a kind of record passes through, and the moves between them; what is not
declared is forbidden, and no other action writes the state.
*state*: where a record stands in its workflow; kept in its field `state`.
*move*: a named, permitted step from one state, or one of several, to another; an action on a set.
*guard*: what must hold before a move, answered in a sentence when it does not.
*not yet*: why a move is closed to everybody for now. *not you*: why it is closed to who asks.
*deadline*: the day by which a move should be made; computed from the record, never stored.
*separation of duties*: that whoever made one move may not make another on the same record.
*delegation*: that a person's moves are made by another while she is away, between two days.
"""
