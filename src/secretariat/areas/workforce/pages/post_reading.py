"""A post's life, read at once: the chain it stands in, and who held each link of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post

# Unqualified, so that the past is read as it was known; UNION ends also a chain that bites itself.
_CHAIN = """
WITH RECURSIVE before AS (
    SELECT id, continues_id FROM workforce_post WHERE id = %(post)s
    UNION SELECT p.id, p.continues_id FROM workforce_post p JOIN before b ON p.id = b.continues_id
), after AS (
    SELECT id FROM workforce_post WHERE id = %(post)s
    UNION SELECT p.id FROM workforce_post p JOIN after a ON p.continues_id = a.id
)
SELECT id FROM before UNION SELECT id FROM after
"""


@dataclass(frozen=True, kw_only=True)
class Life:
    """A post with the chain of posts it belongs to, the earliest first, and their incumbencies."""

    post: Any
    chain: Sequence[Any]
    held: Sequence[Incumbency]


def life(post: Any) -> Life:
    """Read the chain and who held its posts: three queries, however long it is."""
    numbers = [one.pk for one in Post.objects.raw(_CHAIN, {"post": post.pk})]
    chain = Post.objects.filter(pk__in=numbers).select_related("grade", "unit", "station")
    held = Incumbency.objects.filter(post__in=numbers).select_related("official", "post")
    return Life(
        post=post,
        chain=list(chain.order_by("starts", "pk")),
        held=list(held.order_by("starts", "-percent", "pk")),
    )
