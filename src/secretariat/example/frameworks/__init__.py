"""The example's frameworks: what they say, who drafted and adopted them, and what was achieved.

The structure and the figures of the four later frameworks are those of public documents of a real
organization, told in other words. Everything achieved, everybody who reports it and the framework
of 2000–01 are invented, and so is each baseline and target that the documents leave open.
"""
