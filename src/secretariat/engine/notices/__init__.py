"""What somebody is told: notices, what she follows, and how she is written to.

*notice*: that something about a record concerns a person: it waits for her, is due, or was moved.
*follow*: that a person wishes to know what changes in a record or a figure.
*digest*: the notices of a day in one e-mail.
"""
