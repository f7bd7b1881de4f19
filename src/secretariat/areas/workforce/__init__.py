"""Workforce: who holds which post, on any date.

*grade*: a rung of the ladder, in a category: General Service, National Officers, Professional,
Directors, and the heads of the Office. *job family*, *generic job description*: what work is, by
family and grade, in versions; *requirements*: the education and experience a grade asks for, the
same whatever the family, in versions.
*post*: a place in a unit at a duty station, with its grade and who pays for it. What these are
never changes: a post that is reclassified, moved or paid for otherwise is abolished, and another
*continues* it. So a post's life is a chain, and any date is right.
*official*: somebody appointed. *incumbency*: that an official holds a post, from a day until a day,
for a percentage of full time. Who holds several posts at once is counted once, by her first.
*counted for*: the nationality by which an incumbency counts for geographical representation.
*entry*, *exit*: an official's first day after a day on which she held no post, and the day after
her last; a renewal or a change of post is neither.
*desirable range*: how many counted officials a member State should have, by the *method* in force;
by it a State is non-, under-, adequately or over-*represented*.
"""
