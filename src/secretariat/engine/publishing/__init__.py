"""Freezing figures and text as a release that can be checked for ever after.

*publication*: a paper with figures, declared: its text in three languages, who may freeze it.
*citation*: the place in the text where a figure stands: `[figure: KEY as_of=2025-12-31]`.
*release*: one frozen issue of a publication, with its text, its figures and their evidence.
*edition*: a release's number. A correction is a new edition that says what it corrects.
*leaf*: the salted digest of one record as it stood; a table's leaves are shared by all figures.
*part*: a piece of a release that has a digest of its own, so that what was altered can be named.
*seal*: the digest of all parts, printed on the paper: it finds out even who rewrote everything.
*drift*: that a figure computed today differs from the one frozen: late or corrected records, not
tampering.
*spread*: a figure shown over a breakdown or several dates, as a table or a chart: each of its cells
is a figure of the release.
*document*: an edition in one language with every number in its words: what is printed.
*printer*: a function from a document to a file.
"""
