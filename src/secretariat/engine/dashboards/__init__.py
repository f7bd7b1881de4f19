"""Dashboards: figures chosen for an audience, computed when they are looked at.

*dashboard*: declared tiles for those who may open it; *tile*: one measure, plain, cut by one
dimension, or over the years; *aim*: the target in force that an indicator sets for a measure.
"""
