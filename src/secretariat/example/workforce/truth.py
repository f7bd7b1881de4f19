"""What is true of posts, officials and who holds which post, before anybody enters it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(eq=False, kw_only=True, slots=True)
class Post:
    """A place in a unit; `holders` are those who hold it now, `free` the first day it can be."""

    code: str
    line: str
    grade: str
    family: str
    unit: str
    station: str
    starts: date
    free: date
    ends: date | None = None
    continues: "Post | None" = None
    holders: int = 0
    percent: int = 100


@dataclass(eq=False, kw_only=True, slots=True)
class Holding:
    """That an official holds a post for a time."""

    post: Post
    starts: date
    ends: date | None = None
    rank: int = 1
    percent: int = 100
    beginning: str = "appointment"
    ending: str = ""


@dataclass(eq=False, kw_only=True, slots=True)
class Official:
    """Somebody with her career; `leaves` is the month in which she is due to go."""

    code: str
    line: str
    sex: str
    born: date
    entered: date
    state: str
    second: str = ""
    leaves: int = 0
    cause: str = ""
    person: str = ""
    grade_since: date = date.min
    holdings: list[Holding] = field(default_factory=list)
    also: list[Holding] = field(default_factory=list)

    @property
    def now(self) -> Holding:
        """The last post she came to, by which she is counted."""
        return self.holdings[-1]

    @property
    def exit(self) -> date | None:
        """Her last day; None while she is there."""
        return self.now.ends
