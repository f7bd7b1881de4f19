"""International labour standards: instruments, what States have ratified, and since when.

*instrument*: a Convention, Protocol or Recommendation adopted by the Conference.
*ratification*: a State's act, registered on a day (`starts`), by which an instrument binds it from
a later day (*in force for the State*) until it ends, for instance by *denunciation*.
*entry into force*: the day an instrument itself takes effect, by its own rule: as a rule twelve
months after two ratifications are registered. Ratifications by States that no longer exist count.
*category*: a group of fundamental principles and rights; which instruments are *listed* in it
depends on the date: eight Conventions in four categories in 2000, ten in five since June 2022.
"""
