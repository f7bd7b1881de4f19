"""Recruitment and mobility: how places are filled, how long it takes, and who applies.

*route*: the way by which a place is filled: regular placement, direct selection for development
cooperation, local General Service, call for expression of interest, temporary. Each has its own
numbered *stages*, which are records.
*vacancy*: one or several *positions* of a grade in a unit at a duty station, to be filled by a
route. An *announcement* opens it until an hour of a day in the vacancy's time zone; a
re-advertisement is a further announcement of the same vacancy. It is posted on *channels*, and
constituents are informed of it. What it requires is what its grade requires; a *departure* from
that is approved before the vacancy is published.
*candidate*: somebody who applies, from outside without an account, or an official. *application*:
that she applies to a vacancy. *declaration*: what she says of herself for the statistics alone; no
assessor sees it. *step*: that an application enters a stage, and how it leaves it.
*panel*: who assesses the candidates of a vacancy, each after declaring that no interest conflicts.
*assessment*: what a member says of an application.
*appointment*: that an application is recommended for a position, decided upon, offered, accepted
and on post. It is the unit of every clock: one vacancy can have several, and one that is cancelled
has none. *clock*: calendar days between two days of an appointment, each day being what the
calendar showed in the vacancy's time zone; a period's clocks count the cases that ended in it.
*roster*: candidates found suitable, each until a day. *outreach*: an event at which the Office
looked for candidates, whom it may write to if they agree, and the applications it yielded.
*willingness*: that an official would move, where and to what work; *exercise*: a round in which
moves are decided. A *move* is read from *workforce*: geographical from one duty station to
another, functional from one job family to another.
"""
