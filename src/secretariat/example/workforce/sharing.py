"""Officials who hold two posts at a time, each in part: drawn once all careers are."""

from datetime import timedelta
from random import Random

from secretariat.example.workforce.months import DAY
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.targets import LINES, TWO_POSTS
from secretariat.example.workforce.truth import Holding, Official

FIRST_PART, SECOND_PART = 60, 40
AT_LEAST, AT_MOST = timedelta(days=200), timedelta(days=1200)


def give_second_posts(office: Office, seed: int) -> None:
    """Some officials get a second post, in part, for as long as they hold the first."""
    rng = Random(f"{seed}:workforce:second posts")
    able = [one for one in office.officials if _may(one)]
    for official in rng.sample(able, TWO_POSTS):
        first = official.holdings[-1]
        first.percent = FIRST_PART
        old = first.post
        post = office.posts.new(old.line, first.starts, unit=old.unit, grade=old.grade)
        post.station, post.ends = old.station, first.ends
        ending = first.ending if first.ends else ""
        second = Holding(
            post=post, starts=first.starts, ends=first.ends, rank=2, percent=SECOND_PART,
            ending=ending,
        )  # fmt: skip
        official.also.append(second)


def _may(official: Official) -> bool:
    held = official.holdings[-1]
    until = held.ends or held.starts + AT_LEAST + DAY
    return (
        held.percent == 100
        and not official.person
        and LINES[official.line].local
        and AT_LEAST < until - held.starts < AT_MOST
        and held.starts.year >= 2004
    )
