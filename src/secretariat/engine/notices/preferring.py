"""How a person wishes to be written to."""

from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.notices.models import Mail, Preference
from secretariat.kernel.errors import BadInput


def chosen(person: Person) -> Mail:
    """Her choice; once a day if she made none."""
    kept = Preference.objects.filter(person=person).values_list("mail", flat=True).first()
    return Mail(kept) if kept is not None else Mail.DAILY


def choose(person: Person, mail: str) -> None:
    """Keep her choice."""
    if mail not in Mail.values:
        raise BadInput(
            _("“%(choice)s” is no way of being written to.") % {"choice": mail},
            do=_("Choose: %(choices)s.") % {"choices": ", ".join(Mail.values)},
        )
    Preference.objects.update_or_create(person=person, defaults={"mail": mail})
