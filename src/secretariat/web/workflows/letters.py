"""Letters to people: what they were told and what changed, each with its title and a link."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.notices.following import Touched
from secretariat.engine.notices.mailing import Letter
from secretariat.engine.records.telling import people_of, told, who_acted
from secretariat.web import formats
from secretariat.web.asking import today
from secretariat.web.workflows.telling import lines, titles


def send(letter: Letter) -> bool:
    """Write a letter in the person's language and send it; nothing if it has nothing to say."""
    with translation.override(letter.person.language):
        said = [*_notices(letter), *_changes(letter.person, letter.touched)]
        if not said:
            return False
        EmailMessage(
            subject=_subject(letter),
            body="\n\n".join([_greeting(letter.person), *said, _ending()]),
            to=[letter.person.email],
        ).send()
        return True


def absolute(address: str) -> str:
    """An address as it stands in a letter."""
    return f"{settings.ADDRESS}{address}"


def _subject(letter: Letter) -> str:
    """How much is new: never a title, which a passer-by could read on a screen."""
    count = len(letter.notices)
    if not count:
        return _("What changed in what you follow")
    return ngettext("%(count)s thing is new for you", "%(count)s things are new for you", count) % {
        "count": formats.number(count)
    }


def _greeting(person: Person) -> str:
    return _("%(name)s,") % {"name": person.name}


def _notices(letter: Letter) -> Iterator[str]:
    for line in lines(letter.notices, letter.person, on=today()):
        yield _paragraph(line.says, line.what, line.address)


def _changes(person: Person, touched: Sequence[Touched]) -> Iterator[str]:
    """What changed in the records she follows and may still see, by whom."""
    seen = titles({(one.table, one.record) for one in touched}, person, on=today())
    acts = Act.objects.in_bulk([one.act for one in touched])
    names = people_of(acts.values())
    for one in touched:
        if (one.table, one.record) not in seen:
            continue
        (title, address), act = seen[one.table, one.record], acts[one.act]
        says = _("%(who)s %(told)s") % {"who": who_acted(act, names), "told": told(act)}
        yield _paragraph(says, title, address)


def _paragraph(says: str, what: str, address: str) -> str:
    sentence = _("%(says)s: %(what)s.") % {"says": says, "what": what}
    return f"{sentence}\n{absolute(address)}" if address else sentence


def _ending() -> str:
    address = absolute(reverse("notices"))
    return _("How you are written to is your choice: %(address)s") % {"address": address}
