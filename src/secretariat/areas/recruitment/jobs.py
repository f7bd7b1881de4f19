"""What recruitment does of itself: erase what is due, forget drafts left alone, write letters."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.areas.recruitment.actions import INTAKE
from secretariat.areas.recruitment.actions.contacts import erase_contacts
from secretariat.areas.recruitment.actions.drafting import forget_left_alone
from secretariat.areas.recruitment.actions.erasing import erase_due, set_days
from secretariat.areas.recruitment.actions.keys import forget_expired
from secretariat.areas.recruitment.actions.letters import WRITE
from secretariat.engine.history.acting import Process
from secretariat.engine.jobs.declaring import Job, Result, Work
from secretariat.web.formats import number

BY_SCHEDULE = gettext_lazy("The schedule of erasure")
SCHEDULE = Process("recruitment.erase_due", title=BY_SCHEDULE)
SCHEDULE_OF_CONTACTS = Process("recruitment.erase_contacts", title=BY_SCHEDULE)


def _erase(work: Work) -> Result:
    set_days(by=SCHEDULE, on=work.on, reason=_("Her last case is over."))
    erased = erase_due(by=SCHEDULE, on=work.on, reason=_("The time for which it is kept is over."))
    drafts = forget_left_alone(work.at)
    forget_expired(work.at)
    told = {"erased": number(erased), "drafts": number(drafts)}
    return Result(sentence=_("Candidates erased: %(erased)s. Drafts forgotten: %(drafts)s.") % told)


ERASE = Job(
    key="recruitment.erase_due",
    title=gettext_lazy("Erasing candidates’ data that are due"),
    do=_erase,
    every="20 2 * * *",
    by_steps=True,
)


def _forget_contacts(work: Work) -> Result:
    reason = _("She said no, or agreed too long ago.")
    erased = erase_contacts(by=SCHEDULE_OF_CONTACTS, on=work.on, reason=reason)
    return Result(sentence=_("Contacts erased: %(erased)s.") % {"erased": number(erased)})


FORGET_CONTACTS = Job(
    key="recruitment.erase_contacts",
    title=gettext_lazy("Erasing contacts from events that may not be written to"),
    do=_forget_contacts,
    every="30 2 * * *",
)

JOBS = (ERASE, FORGET_CONTACTS, WRITE)
PROCESSES = (INTAKE, SCHEDULE, SCHEDULE_OF_CONTACTS)
