"""The example's recruitment: what became of the vacancies of 2018 to 2022, and those open today.

*case*: a vacancy with its announcements, its choices and its applications, as it truly went.
*choice*: that somebody is recommended for a position, and what came of it. Most choices are the
beginning of a holding of the simulated workforce; the others are of people whom it does not follow.
The cases of 2018 to 2022 were brought over from a former system when all had ended; those open
today are worked on by moves.
"""
