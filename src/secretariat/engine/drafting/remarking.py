"""What reviewers say about passages of a draft: said, answered, resolved, and found again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import models, router
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.discussion.commenting import say, sayable
from secretariat.engine.discussion.models import Comment
from secretariat.engine.drafting.aligning import likeness
from secretariat.engine.drafting.models import Remark
from secretariat.engine.drafting.texts import Drafted
from secretariat.engine.fetching import fetched
from secretariat.engine.history.acting import act
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

BESIDE: Final = "remarks"
"""What comments on remarks name as their kind of record."""
REMARK, ANSWER = "drafting.remark", "discussion.comment"
LEAST_LIKE: Final = 0.3
"""The share of words in common from which a passage still counts as the one remarked on."""
RESOLVE, REOPEN = "drafting.resolve", "drafting.reopen"


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A remark with what was said, oldest first, and the place its passage has in the text now.

    `place` is None where no passage answers to it any more.
    """

    remark: Remark
    said: tuple[Comment, ...]
    place: int | None
    has_changed: bool


def remark(
    publication: Drafted,
    language: Language,
    passages: Sequence[str],
    place: int,
    text: str,
    *,
    by: Person,
    on: date,
) -> int:
    """Say something about the passage at a place of the text she read; returns its number."""
    hold_to_working(publication, by=by, on=on)
    said = sayable(text)
    if not 0 <= place < len(passages):
        raise BadInput(
            _("The text has no passage %(number)s.") % {"number": place + 1},
            do=_("Read the text again, and choose the passage."),
        )
    row = Remark(
        publication=publication.key,
        language=language.value,
        passage=passages[place],
        place=place,
        person=by,
    )
    with act(REMARK, by=by):
        (made,) = _rows().bulk_create([row])
        say(BESIDE, made.pk, said, by=by)
    return int(made.pk)


def answer(publication: Drafted, number: int, text: str, *, by: Person, on: date) -> None:
    """Say something more about a remark."""
    found = _found(publication, number, by=by, on=on)
    said = sayable(text)
    with act(ANSWER, by=by):
        say(BESIDE, found.pk, said, by=by)


def resolve(publication: Drafted, number: int, *, resolved: bool, by: Person, on: date) -> None:
    """Mark a remark as resolved, or open it again."""
    found = _found(publication, number, by=by, on=on)
    if found.is_resolved != resolved:
        with act(RESOLVE if resolved else REOPEN, by=by):
            _rows().filter(pk=found.pk).update(is_resolved=resolved)


def is_working(publication: Drafted, *, by: Actor, on: date) -> bool:
    """Say whether somebody works on a publication: writes it, or decides about it."""
    rights = rights_of(by, on=on)
    return any(rights.scopes(one).cover("") for one in publication.working)


def hold_to_working(publication: Drafted, *, by: Actor, on: date) -> None:
    """To whoever does not work on it, a draft is as if there were none."""
    if not is_working(publication, by=by, on=on):
        raise nothing_here()


def threads(
    publication: Drafted, language: Language, passages: Sequence[str]
) -> tuple[Thread, ...]:
    """Every remark on a text, in the order of its passages: one query, however many."""
    here = Remark.objects.filter(publication=publication.key, language=language.value)
    about: models.QuerySet[Any] = Comment.objects.filter(
        register=BESIDE, record__in=here.order_by().values("pk")
    )
    remarks, comments = fetched(
        here.select_related("person"), about.select_related("person").order_by("at", "pk")
    )
    said = defaultdict[int, list[Comment]](list)
    for one in comments:
        said[one.record].append(one)
    found = [_thread(one, tuple(said[one.pk]), passages) for one in remarks]
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place or 0, one.remark.pk)))


def _thread(one: Remark, said: tuple[Comment, ...], passages: Sequence[str]) -> Thread:
    place = placed(one.passage, one.place, passages)
    has_changed = place is not None and passages[place] != one.passage
    return Thread(remark=one, said=said, place=place, has_changed=has_changed)


def placed(passage: str, place: int, passages: Sequence[str]) -> int | None:
    """Where a passage stands now: itself, the nearest to where it was; else the most like it."""
    same = [number for number, one in enumerate(passages) if one == passage]
    if same:
        return min(same, key=lambda number: (abs(number - place), number))
    return _most_like(passage, place, passages)


def _most_like(passage: str, place: int, passages: Iterable[str]) -> int | None:
    """The passage of its kind that shares most of its words, if it shares any."""
    rated = ((likeness(passage, one), number) for number, one in enumerate(passages))
    alike = [one for one in rated if one[0] >= LEAST_LIKE]
    if not alike:
        return None
    return max(alike, key=lambda one: (one[0], -abs(one[1] - place), -one[1]))[1]


def _rows() -> models.QuerySet[Any]:
    return models.QuerySet(Remark, using=router.db_for_write(Remark))


def _found(publication: Drafted, number: int, *, by: Person, on: date) -> Remark:
    hold_to_working(publication, by=by, on=on)
    found = Remark.objects.filter(pk=number, publication=publication.key).first()
    if found is None:
        raise nothing_here()
    return found
