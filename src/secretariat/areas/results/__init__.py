"""Results: what the organization set out to achieve, by which measure, and how far it has come.

*framework*: what a body adopted for some years: objectives, and indicators that tell whether they
are reached. Any number stand side by side, each with its own levels (*strategic objective*,
*outcome*, *focus area*). A draft can be edited; what is adopted can only be superseded.
*code*: names one record among all frameworks, so it begins with its framework's: the framework
`spf-2002-05` has the objective `spf-2002-05/1a`, that the indicator `spf-2002-05/1a.1`, and that
the parts `spf-2002-05/1a.1/i` and `/ii`, or one part of the indicator's own code. What follows the
framework's code is its *number*, which is what readers see.
*indicator*: one thing counted or judged, for an objective; it has one *part*, or several that are
counted apart. A part has one *baseline*, a *target* for each period and any number of milestones.
A part is *computed* by a measure, or *judged*: then verified results or values stand behind it.
*value of a judged part*: of a number, the results achieved, added to the baseline, or counted
*afresh* in each target's period; where member States are counted, each State once. Of any other
unit (per cent, days) the latest verified *value*: rates do not add up.
*target*: a level to be reached by its last day, not a rise. A *conditional* one is higher and
holds only from the day its condition was met, as when extra resources were found.
*continuation*: that an objective or indicator of one framework carries on one of an earlier one.
*initiative*: work shared by two or more objectives.
"""
