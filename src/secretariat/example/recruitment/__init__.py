"""The example's recruitment: what became of the vacancies since 2018, and those open today.

What was published until 2025 was brought over from a former system; what is open today is worked
on by moves.

*case*: a vacancy with its announcements, its choices and its applications, as it truly went.
*choice*: that somebody is recommended for a position, and what came of it. Most choices are the
beginning of a holding of the simulated workforce; the others are of people whom it does not follow.
*era*: years whose cases were brought over together, when all had ended: 2018 to 2022, on which the
strategy reported, and 2023 to 2025.
"""
