"""The link by which somebody without an account comes back: asked for, followed, used once.

Following it uses nothing up: programs that look letters through follow every link they find. What
uses it is the button on the page that it leads to, whose address holds no secret.
"""

from django.contrib import messages
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions import letters
from secretariat.areas.recruitment.actions.keys import OPENS_FOR, key_of, opens, use
from secretariat.areas.recruitment.models.applying import Candidate, Draft, Key
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.recruitment.pages.applying_contexts import Button, Part, ToldPage
from secretariat.areas.recruitment.pages.candidate import told
from secretariat.areas.recruitment.pages.opened import (
    hers_alone,
    keep_key,
    keep_open,
    kept_key,
    open_page,
)
from secretariat.web import formats
from secretariat.web.asking import now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field

MOST = 5
"""How many letters one asking brings: a draft or two, and what was sent, under one address."""


@hers_alone
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Remember in this browser which link was followed, and leave the address that held its secret.

    One that is not known any more leads to where a new one is asked for: an error would stand in a
    log, and the address with it.
    """
    limiting.count_opening(request)
    key = key_of(secret)
    if key is None:
        messages.error(request, _("This link opens nothing any more. Ask for a new one."))
        answer = redirect(reverse("candidate-link"))
    else:
        keep_key(request, key)
        answer = redirect(reverse("candidate-opening"))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@hers_alone
def opening_page(request: HttpRequest) -> HttpResponse:
    """Say what the link opens, and open it; of one that opens nothing any more, offer another."""
    key = kept_key(request)
    if key is None:
        return redirect(reverse("candidate-link"))
    if request.method == "POST" and use(key, now()):
        return redirect(_opened(request, key))
    return told(request, _to_open(key) if opens(key, now()) else _over(key))


@hers_alone
def another_page(request: HttpRequest) -> HttpResponse:
    """Send another link to the address that is kept, whoever asks: she alone reads what comes."""
    key = kept_key(request)
    if key is None or request.method != "POST":
        return redirect(reverse("candidate-link"))
    limiting.count_letter(request, _address(key))
    if key.draft_id:
        letters.ask_for(letters.DRAFT, key.draft_id, on=today())
    else:
        letters.ask_for(letters.LINK, int(key.candidate_id or 0), on=today())
    return told(request, _asked(_("A new link is on its way to the address you gave.")))


@hers_alone
def link_page(request: HttpRequest) -> HttpResponse:
    """Ask for a link: the answer is the same whether anything is kept under the address or not."""
    if request.method != "POST":
        return told(request, _to_ask())
    address = request.POST.get("email", "").strip().lower()
    limiting.count_letter(request, address)
    if address:
        kept = Candidate.objects.filter(data=Candidate.Data.KEPT, email__iexact=address)
        written = Draft.objects.alias(address=Lower(KeyTextTransform("email", "answers")))
        asked = [(letters.LINK, number) for number in kept.values_list("pk", flat=True)[:MOST]]
        drafts = written.filter(address=address).order_by("-saved_at")
        asked += [(letters.DRAFT, number) for number in drafts.values_list("pk", flat=True)[:MOST]]
        for letter, number in asked[:MOST]:
            letters.ask_for(letter, number, on=today())
    sentence = _("If something was sent or begun under this address, a link to it is on its way.")
    return told(request, _asked(sentence))


def _opened(request: HttpRequest, key: Key) -> str:
    """Open what a key opens in this browser; the address where it stands."""
    if key.draft is not None:
        keep_open(request, key.draft)
        return reverse("apply", args=[key.draft.vacancy.code])
    open_page(request, int(key.candidate_id or 0))
    return reverse("candidate")


def _address(key: Key) -> str:
    if key.draft is not None:
        return str(key.draft.answers.get("email", ""))
    return key.candidate.email if key.candidate else ""


def _to_open(key: Key) -> ToldPage:
    if key.draft is not None:
        title, shown = _("Go on writing"), _("Your draft for “%(vacancy)s”.")
    else:
        title = _("Open what you have sent")
        shown = _("It stays open in this browser for %(minutes)s minutes after the last page.")
    lasts = _("The link opens until %(day)s.")
    if key.opens_once:
        lasts = _("The link opens once; another can be sent to you at any time.")
    words = {
        "vacancy": key.draft.vacancy.title.text if key.draft is not None else "",
        "minutes": OPENS_FOR.seconds // 60,
        "day": formats.day(key.expires_at.date()),
    }
    return ToldPage(
        title=title,
        sentence=f"{shown} {lasts}" % words,
        button=Button(label=_("Open it"), action=reverse("candidate-opening"), is_main=True),
        ways=_all_vacancies(),
    )


def _over(key: Key) -> ToldPage:
    """What is said of a link that was used, or not used in time."""
    can_send = letters.can_write() and bool(_address(key))
    return ToldPage(
        title=_("This link has been used already")
        if key.opens_once and key.used_at
        else _("This link opens nothing any more"),
        sentence=_(
            "A link opens once, so that nobody who comes upon it later sees what is yours."
            " Another can be sent to the address you gave."
        )
        if can_send
        else _("A link opens for a time alone, and no letter can be sent from here."),
        button=Button(
            label=_("Send me another link"), action=reverse("candidate-another"), is_main=True
        )
        if can_send
        else None,
        ways=_all_vacancies(),
    )


def _to_ask() -> ToldPage:
    field = Field(
        name="email",
        label=_("E-mail address"),
        kind="email",
        help=_("The one under which you applied."),
        is_required=True,
        autocomplete="email",
    )
    return ToldPage(
        title=_("Come back to what you sent"),
        sentence=_("A link opens it, without an account or a password."),
        fields=(field,) if letters.can_write() else (),
        parts=() if letters.can_write() else (_without_letters(),),
        button=Button(label=_("Send me a link"), action=reverse("candidate-link"), is_main=True)
        if letters.can_write()
        else None,
        ways=_all_vacancies(),
    )


def _without_letters() -> Part:
    return Part(
        key="without",
        title=_("No letter can be sent from here"),
        sentence=_("Open the address you noted down when you saved or sent your application."),
    )


def _asked(sentence: str) -> ToldPage:
    return ToldPage(title=_("Check your mail"), sentence=sentence, ways=_all_vacancies())


def _all_vacancies() -> tuple[Link, ...]:
    return (Link(label=_("All vacancies"), url=reverse("openings")),)
