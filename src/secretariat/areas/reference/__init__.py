"""What everything else refers to: regions, States and their membership, languages, units, places.

*organization*: whose records these are; named once, and marked where it is fictional.
*region*: a part of the world as the organization groups its members.
*State*: a State that is or was a member, or that may ratify; *former*: it no longer exists.
*membership*: one spell of a State as a member; a State that left and came back has two.
*succession*: a State that continues, in whole or part, one that no longer exists.
*unit*: a part of the Office; its *path* from the top is what grants are compared with.
*duty station*: a place where officials work.
"""
