"""The fictional example organisation: seeded, dated, reproducible.

Everything here is invented except the international labour standards, which are real. No State,
person, city or event of the example stands for a real one.
"""
