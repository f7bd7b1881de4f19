"""Which records count: figures computed from records, as of a date, with their evidence.

*measure*: a declared calculation. It returns *selections* of records, never a number: a count, a
share of two counts, a sum, a mean, a median, a percentile, a duration. From these the engine
derives the total, any breakdown, a series, the evidence and the fingerprint.
*stock*: counted as of a date. *flow*: counted over a period.
*dimension*: what a figure can be broken down by; a path from the record counted, forward only.
*cell*: one combination of the dimensions' values.
*figure*: the value of a measure for a date or period and a cell, with its evidence.
*evidence*: the very records a figure counts; they add up to it.
*definition*: what counts, in words and in code, from a day on; later ones are added, never edited.
*fingerprint*: a digest of what is computed; it moves when the meaning does.
*audience*: who may see a measure's values.
"""
