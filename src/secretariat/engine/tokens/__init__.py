"""Personal tokens: how a program acts for somebody, within a reach and until a day.

*token*: a secret that a person gives to a program of hers; shown once, kept as a digest.
*reach*: what a token may at most: read, or read and act; in all areas or in some. It never may
more than the person herself may at that moment.
*bearer*: who presents a token, and the token.
"""
