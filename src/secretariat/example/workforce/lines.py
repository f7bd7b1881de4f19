"""What the rest of the example may know of a line of posts: who pays, and how old people come."""

from secretariat.example.workforce.targets import LINES


def funding_of(line: str) -> str:
    """The code of who pays for the posts of a line."""
    return LINES[line].funding


def ages_hired(line: str) -> tuple[float, float, float]:
    """The least, the most usual and the greatest age of those who are appointed to it."""
    return LINES[line].hired
