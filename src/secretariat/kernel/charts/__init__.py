"""Charts drawn on the server as SVG, in plain Python.

A chart is a declaration; drawing it gives two pictures, one for a wide sheet and one for a
phone, that carry classes only: the style sheet colours them, on screen, in the dark and in
print. Numbers are worded by the caller's formatter, so that chart, table and text agree.
"""
