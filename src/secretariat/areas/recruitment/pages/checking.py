"""Looking an application through before it is sent, and what is said once it is."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions import letters
from secretariat.areas.recruitment.actions.sending import ERASED_AFTER, Sent, send
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.recruitment.pages.apply import Writing, framed, writing_of
from secretariat.areas.recruitment.pages.apply_form import ApplicationForm, filled, groups
from secretariat.areas.recruitment.pages.applying_contexts import Button, Part, ToldPage, fact
from secretariat.areas.recruitment.pages.opened import close_draft, hers_alone
from secretariat.areas.recruitment.pages.openings import shown_opening
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.web import formats
from secretariat.web.asking import now
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field


@hers_alone
def check_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show all that is about to be sent, or send it."""
    writing = writing_of(request, code)
    form = writing.form()
    if writing.draft is None or not form.is_valid():
        return redirect(reverse("apply", args=[code]))
    if request.method != "POST":
        page = _looked_through(writing, form)
        given = {"frame": framed(request, writing.opening, page.title), "page": page}
        return render(request, "recruitment/told.html", given)
    limiting.count_save(request)
    sent = send(writing.draft, filled(form, writing.official), writing.opening, at=now())
    close_draft(request, writing.opening.vacancy)
    return _told(request, writing.opening, sent)


@hers_alone
def sent_page(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it is sent, and what happens next: the same words whatever was there before."""
    opening = shown_opening(code)
    return _said_sent(request, opening, link="")


def _told(request: HttpRequest, opening: Opening, sent: Sent) -> HttpResponse:
    """By e-mail if there is any; else the candidate is told here how to come back, if she is new.

    Whoever types somebody else’s address learns nothing, and opens nothing.
    """
    if letters.can_write():
        letter = letters.RECEIVED if sent.is_first else letters.AGAIN
        letters.ask_for(letter, sent.application.pk, on=now().date())
    elif sent.is_new:
        path = letters.link_to_page(sent.application.candidate, at=now())
        return _said_sent(request, opening, link=request.build_absolute_uri(path))
    return redirect(reverse("apply-sent", args=[opening.vacancy.code]))


def _said_sent(request: HttpRequest, opening: Opening, *, link: str) -> HttpResponse:
    page = ToldPage(
        title=_("Your application has been sent"),
        sentence=_("To “%(vacancy)s”.") % {"vacancy": opening.vacancy.title.text},
        parts=(
            Part(key="next", title=_("What happens next"), sentence=_next(opening, link=link)),
            Part(key="data", title=_("Your data"), sentence=_kept_until(opening)),
        ),
        link=link,
        ways=(Link(label=_("All vacancies"), url=reverse("openings")),),
    )
    given = {"frame": framed(request, opening, page.title), "page": page}
    return render(request, "recruitment/told.html", given)


def _next(opening: Opening, *, link: str) -> str:
    told = {"day": formats.day(opening.announcement.closes_on)}
    if link:
        return (
            _(
                "The address below opens what you sent: note it down, it is told only once."
                " Applications are looked at after %(day)s."
            )
            % told
        )
    return (
        _(
            "A letter with your link is on its way: by it you see, withdraw or erase what you sent."
            " Applications are looked at after %(day)s."
        )
        % told
    )


def _kept_until(opening: Opening) -> str:
    erased = opening.announcement.closes_on + ERASED_AFTER
    return _(
        "Those who screen and assess see what you wrote, never what you declared for the"
        " statistics. All of it is erased after %(day)s, or as soon as you ask for it."
    ) % {"day": formats.day(erased)}


def _looked_through(writing: Writing, form: ApplicationForm) -> ToldPage:
    vacancy = writing.opening.vacancy
    return ToldPage(
        title=_("Look it through, then send it"),
        sentence=_("Your application to “%(vacancy)s”. Nothing has been sent yet.")
        % {"vacancy": vacancy.title.text},
        parts=(
            *_parts(writing, form),
            Part(key="data", title=_("Your data"), sentence=_kept_until(writing.opening)),
        ),
        button=Button(
            label=_("Send the application"),
            action=reverse("apply-check", args=[vacancy.code]),
            is_main=True,
        ),
        ways=(Link(label=_("Change something"), url=reverse("apply", args=[vacancy.code])),),
    )


def _parts(writing: Writing, form: ApplicationForm) -> Iterator[Part]:
    """Everything as it was typed, under the headings of the form; then the files."""
    for group in groups(form, writing.official):
        shown = tuple(fact(field.label, _in_words(field)) for field in group.fields)
        yield Part(key=group.key, title=group.title, sentence=group.sentence, facts=shown)
    draft: Any = writing.draft
    names = list(draft.attachments.values_list("name", flat=True))
    facts = tuple(fact(str(number), name) for number, name in enumerate(names, 1))
    yield Part(key="files", title=_("Files"), sentence="" if names else _("None."), facts=facts)


def _in_words(field: Field) -> str:
    """What was chosen by its name, what was typed as it is."""
    if field.options:
        return next((one.label for one in field.options if one.is_chosen and one.value), "")
    return field.value
