"""Letters to candidates: each holds a link whose secret is made when it is written.

The queue knows which letter and the number of what it is about, never an address or a secret.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.areas.recruitment.actions import INTAKE
from secretariat.areas.recruitment.actions.keys import LASTS, new_key
from secretariat.areas.recruitment.models.applying import Application, Candidate, Draft
from secretariat.engine.jobs.declaring import Job, Result, Work
from secretariat.engine.jobs.starting import start
from secretariat.web.workflows.letters import absolute

DRAFT: Final = "draft"
RECEIVED: Final = "received"
AGAIN: Final = "again"
LINK: Final = "link"


def can_write() -> bool:
    """Whether a mail server is known here."""
    return bool(settings.EMAIL_HOST)


def ask_for(letter: str, number: int, *, on: date) -> None:
    """Have a letter written, once the transaction under way has ended well."""
    if can_write():
        start(WRITE, {"letter": letter, "number": number}, by=INTAKE, on=on)


def link_to_draft(draft: Draft, *, at: datetime) -> str:
    """The path of a link that opens a draft, its secret just made."""
    return _link(new_key(at, draft=draft, opens_once=can_write()))


def link_to_page(candidate: Candidate, *, at: datetime) -> str:
    """The path of a link that opens a candidate’s page, its secret just made."""
    return _link(new_key(at, candidate=candidate, opens_once=can_write()))


def _link(secret: str) -> str:
    return reverse("candidate-open", args=[secret])


def _write(work: Work) -> Result:
    """Write one letter; what it was about may be gone by now, and then there is nobody to tell."""
    write = _LETTERS[str(work.arguments["letter"])]
    sent = write(int(work.arguments["number"] or 0), work.at)
    return Result(
        sentence=_("The letter was sent.") if sent else _("There was nobody to write to.")
    )


def _of_draft(number: int, at: datetime) -> bool:
    draft = Draft.objects.select_related("vacancy").filter(pk=number).first()
    address = str(draft.answers.get("email", "")) if draft else ""
    if draft is None or not address:
        return False
    with translation.override(draft.language):
        told = {"vacancy": draft.vacancy.title.text, "link": absolute(link_to_draft(draft, at=at))}
        _send(
            address,
            _("Your draft is kept"),
            _(
                "What you have written so far for “%(vacancy)s” is kept. It has not been sent."
                "\n\nGo on writing it here:\n%(link)s"
            )
            % told,
        )
    return True


def _of_application(number: int, at: datetime, *, is_first: bool) -> bool:
    found = Application.objects.select_related("candidate", "vacancy").filter(pk=number).first()
    if found is None or not _is_written_to(found.candidate):
        return False
    with translation.override(found.candidate.language):
        told = {
            "vacancy": found.vacancy.title.text,
            "number": found.code,
            "link": absolute(link_to_page(found.candidate, at=at)),
        }
        subject = _("Your application has been received")
        words = _(
            "We have received your application to “%(vacancy)s”. Its number is %(number)s."
            "\n\nSee it, withdraw it or have all your data erased here:\n%(link)s"
        )
        if not is_first:
            subject = _("You had applied already")
            words = _(
                "An application to “%(vacancy)s” was sent under your address. You had sent one"
                " before, number %(number)s, which counts; the other was not taken."
                "\n\nSee yours here. Withdraw it first if you wish to send another:\n%(link)s"
            )
        _send(found.candidate.email, subject, words % told)
    return True


def _of_page(number: int, at: datetime) -> bool:
    candidate = Candidate.objects.filter(pk=number).first()
    if candidate is None or not _is_written_to(candidate):
        return False
    with translation.override(candidate.language):
        words = _("See what you have sent, withdraw it or have it erased here:\n%(link)s")
        told = {"link": absolute(link_to_page(candidate, at=at))}
        _send(candidate.email, _("Your link"), words % told)
    return True


def _is_written_to(candidate: Candidate) -> bool:
    return candidate.data == Candidate.Data.KEPT and bool(candidate.email)


def _send(address: str, subject: str, words: str) -> None:
    lasts = _(
        "The link opens once, within %(days)s days; after that, it offers to send you another."
        " Keep it to yourself: it opens what is yours."
    ) % {"days": LASTS.days}
    EmailMessage(subject=subject, body=f"{words}\n\n{lasts}", to=[address]).send()


_LETTERS: Final[Mapping[str, Callable[[int, datetime], bool]]] = {
    DRAFT: _of_draft,
    RECEIVED: lambda number, at: _of_application(number, at, is_first=True),
    AGAIN: lambda number, at: _of_application(number, at, is_first=False),
    LINK: _of_page,
}


WRITE = Job(
    key="recruitment.write_to_candidate",
    title=gettext_lazy("A letter to a candidate"),
    do=_write,
    takes=("letter", "number"),
    by_steps=True,
)
