"""Applications that are being written: saved, given files, left alone, and forgotten."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.applying import Attachment, Draft
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.people import Official
from secretariat.engine.discussion.kinds import NAMES, kind_of, plain_name
from secretariat.engine.discussion.models import Kind
from secretariat.kernel.errors import BadInput

KEPT: Final = timedelta(days=60)
"""How long a draft is kept that nobody saves again."""

MOST_FILES: Final = 5
LARGEST: Final = 5 * 1024 * 1024
KINDS: Final = (Kind.PDF, Kind.WORD, Kind.WRITER, Kind.PNG, Kind.JPEG)
"""What may go with an application: documents and pictures of certificates."""


def begin(
    vacancy: Vacancy, *, language: str, at: datetime, official: Official | None = None
) -> Draft:
    """Begin a draft, with nothing in it."""
    return Draft.objects.create(vacancy=vacancy, language=language, saved_at=at, official=official)


def save(draft: Draft, answers: Mapping[str, str], *, at: datetime) -> None:
    """Keep what has been written so far, right or wrong: one statement."""
    draft.answers, draft.saved_at = dict(answers), at
    draft.save(update_fields=["answers", "saved_at"])


def save_open(number: int, vacancy: Vacancy, answers: Mapping[str, str], *, at: datetime) -> bool:
    """Keep what has been written in the draft of this number, unread; whether there is one."""
    kept = Draft.objects.filter(pk=number, vacancy=vacancy)
    return kept.update(answers=dict(answers), saved_at=at) > 0


def attach(draft: Draft, name: str, content: bytes, *, at: datetime) -> Attachment:
    """Lay a file beside a draft, once its number, size and kind are checked."""
    own_name = plain_name(name)[:150]
    kind = hold_to_kind(own_name, content)
    with transaction.atomic():
        Draft.objects.select_for_update().get(pk=draft.pk)  # two uploads at once are counted both
        if draft.attachments.count() >= MOST_FILES:
            raise too_many()
        return Attachment.objects.create(
            draft=draft, name=own_name, kind=kind, content=content, size=len(content), added_at=at
        )


def hold_to_kind(name: str, content: bytes) -> Kind:
    """Refuse what is too large, of a kind that is not taken, or not what its name says."""
    if len(content) > LARGEST:
        raise too_large(name, len(content))
    if NAMES.get(name.rpartition(".")[2].lower()) not in KINDS:
        raise BadInput(
            _("“%(name)s”: files of this kind are not taken.") % {"name": name},
            do=_("Send one of: %(kinds)s.") % {"kinds": ", ".join(one.value for one in KINDS)},
        )
    return kind_of(name, content)


def too_large(name: str, size: int) -> BadInput:
    """What is said of a file that is too large."""
    told = {"name": name, "size": -(-size // 1024**2), "most": LARGEST // 1024**2}
    return BadInput(
        _("“%(name)s” has %(size)s MB; a file may have %(most)s MB.") % told,
        do=_("Send a smaller copy, or the pages that matter."),
    )


def too_many() -> BadInput:
    """What is said of one file more than fit."""
    return BadInput(
        _("An application takes %(most)s files.") % {"most": MOST_FILES},
        do=_("Take one away first, or put several into one."),
    )


def take_away(draft: Draft, number: int) -> None:
    """Take a file away from a draft; one that is not there is away already."""
    Attachment.objects.filter(pk=number, draft=draft).delete()


def throw_away(draft: Draft) -> None:
    """Delete a draft with its files and keys."""
    Draft.objects.filter(pk=draft.pk).delete()


def forget_left_alone(at: datetime) -> int:
    """Delete drafts that nobody has saved for long; returns how many."""
    left = Draft.objects.filter(saved_at__lte=at - KEPT)
    count = left.count()
    left.delete()
    return count
