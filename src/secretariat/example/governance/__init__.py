"""What the example's governing bodies asked and decided, and what became of it.

Three sessions a year since 2018. The register was opened in January 2022 and loaded at four
instants: what happened between two of them was entered together.
"""
