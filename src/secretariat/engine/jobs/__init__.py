"""What the Office does later or for longer: declared, started in a transaction, done once.

*job*: a declared piece of work that a worker does, such as an import or a reminder. *run*: one
time a job was asked for, with what it was given and what came of it. *try*: one attempt of a worker
to do a run; a run that was broken off is tried again. *worker*: a process that does jobs. *failed
for good*: not tried again of itself. *let go*: given up by a person, who says why.

A run is started in the caller's transaction, so that what is rolled back is never done. What a run
writes and that it is done are one transaction too, so that a worker killed half way has done
nothing, and one killed right after is not repeated.
"""
