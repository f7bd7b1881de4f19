"""Applying: the form, which keeps a draft with every press of a button."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions import drafting, letters
from secretariat.areas.recruitment.actions.sending import hold_to_deadline
from secretariat.areas.recruitment.models.applying import Draft
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.recruitment.pages.apply_form import ApplicationForm, answers_of, groups
from secretariat.areas.recruitment.pages.applying_contexts import ApplyPage, KeptFile, Wrong
from secretariat.areas.recruitment.pages.opened import (
    hers_alone,
    keep_open,
    official_of,
    open_draft,
    open_number,
)
from secretariat.areas.recruitment.pages.openings import closing, shown_opening
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.areas.workforce.models.people import Official
from secretariat.kernel.errors import BadInput
from secretariat.web.asking import now
from secretariat.web.contexts.frame import Frame, Link
from secretariat.web.contexts.parts import Field, Notice
from secretariat.web.formats import language
from secretariat.web.frames import frame

KEEP, CHECK, SAVE, QUIETLY = "keep", "check", "save", "quietly"


@dataclass(frozen=True, kw_only=True)
class Writing:
    """Who writes what: the vacancy, the draft if there is one yet, the official if she is one."""

    opening: Opening
    draft: Draft | None
    official: Official | None

    def form(self, *, shows_errors: bool = False) -> ApplicationForm:
        """The form with what was typed so far."""
        answers = self.draft.answers if self.draft else {}
        on = self.opening.day(now())
        return ApplicationForm(answers, official=self.official, on=on, shows_errors=shows_errors)


@hers_alone
def apply_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form, or keep what was typed and lead on to looking it through."""
    if request.method == "POST" and request.POST.get("deed") == QUIETLY:
        return _quietly_kept(request, code)
    writing = writing_of(request, code)
    if request.method != "POST":
        if not writing.opening.is_open(now()):
            return redirect(reverse("opening", args=[code]))  # which says since when it is closed
        return _shown(request, writing)
    limiting.count_save(request)
    hold_to_deadline(writing.opening, at=now())
    draft = writing.draft or _begun(request, writing)
    writing = Writing(opening=writing.opening, draft=draft, official=writing.official)
    wrong = tuple(_kept(request, draft))
    if request.POST.get("deed") == CHECK:
        if not wrong and writing.form().is_valid():
            return redirect(reverse("apply-check", args=[code]))
        return _shown(request, writing, wrong=wrong, shows_errors=True)
    if request.POST.get("deed") == SAVE and not wrong:
        return _saved(request, writing)
    return _shown(request, writing, wrong=wrong)


def _quietly_kept(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what was typed so far and leave the page as it is: sent while she goes on typing.

    Many do so in the hour before a deadline: it reads no more than it needs, and shows nothing.
    """
    limiting.count_save(request)
    opening = shown_opening(code, is_shown=False)
    hold_to_deadline(opening, at=now())
    answers, number = answers_of(request.POST), open_number(request, opening.vacancy)
    if not drafting.save_open(number, opening.vacancy, answers, at=now()):
        writing = writing_of(request, code)
        drafting.save(writing.draft or _begun(request, writing), answers, at=now())
    return HttpResponse(status=204)


def writing_of(request: HttpRequest, code: str) -> Writing:
    """The vacancy asked for, with the draft that is open in this browser."""
    opening = shown_opening(code)
    draft = open_draft(request, opening.vacancy)
    official = draft.official if draft else official_of(request)
    return Writing(opening=opening, draft=draft, official=official)


def _begun(request: HttpRequest, writing: Writing) -> Draft:
    limiting.count_beginning(request)
    draft = drafting.begin(
        writing.opening.vacancy, language=language(), at=now(), official=writing.official
    )
    keep_open(request, draft)
    return draft


def _kept(request: HttpRequest, draft: Draft) -> Iterator[str]:
    """Keep answers and files, take away what is to go; what is wrong with files, each in words."""
    drafting.save(draft, answers_of(request.POST), at=now())
    away = request.POST.get("take_away", "")
    if away.isdecimal():
        drafting.take_away(draft, int(away))
    files = request.FILES.getlist("file")
    if len(files) > drafting.MOST_FILES:
        yield str(drafting.too_many())
        return
    for file in files:
        try:
            _attach(draft, file)
        except BadInput as error:
            yield str(error)


def _attach(draft: Draft, file: "UploadedFile[Any]") -> None:
    """A file that is too large is refused before it is read."""
    if (file.size or 0) > drafting.LARGEST:
        raise drafting.too_large(file.name or "", file.size or 0)
    drafting.attach(draft, file.name or "", file.read(), at=now())


def _saved(request: HttpRequest, writing: Writing) -> HttpResponse:
    """Say that it is kept, and how to come back: by e-mail, or by an address told once."""
    draft = writing.draft
    assert draft is not None
    address = str(draft.answers.get("email", ""))
    if draft.official is not None:
        return _shown(request, writing, told=_("Sign in again to come back to it."))
    if not letters.can_write():
        path = letters.link_to_draft(draft, at=now())
        return _shown(request, writing, link=request.build_absolute_uri(path))
    if not _is_address(address):
        return _shown(request, writing, told=_("Type your e-mail address to get a link to it."))
    limiting.count_letter(request, address)
    letters.ask_for(letters.DRAFT, draft.pk, on=now().date())
    told = _("A link by which you come back to it is on its way to %(address)s.")
    return _shown(request, writing, told=told % {"address": address})


def _is_address(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True


def _shown(
    request: HttpRequest,
    writing: Writing,
    *,
    wrong: Sequence[str] = (),
    shows_errors: bool = False,
    told: str = "",
    link: str = "",
) -> HttpResponse:
    page = _page(writing, wrong=wrong, shows_errors=shows_errors, told=told, link=link)
    given = {"frame": framed(request, writing.opening, page.title), "page": page}
    status = BadInput.status if page.wrong else 200
    return render(request, "recruitment/apply.html", given, status=status)


def framed(request: HttpRequest, opening: Opening, title: str) -> Frame:
    """The frame of the pages of applying: the way back leads to the vacancy."""
    vacancy = opening.vacancy
    trail = (
        Link(label=_("Vacancies"), url=reverse("openings")),
        Link(label=vacancy.code, url=reverse("opening", args=[vacancy.code])),
    )
    return frame(request, title, trail=trail)


def _page(
    writing: Writing, *, wrong: Sequence[str], shows_errors: bool, told: str, link: str
) -> ApplyPage:
    form = writing.form(shows_errors=shows_errors)
    vacancy, upload = writing.opening.vacancy, _upload(wrong)
    asked = tuple(groups(form, writing.official))
    fields = [*(field for group in asked for field in group.fields), upload]
    return ApplyPage(
        title=_("Apply: %(vacancy)s") % {"vacancy": vacancy.title.text},
        sentence=_("Until %(closing)s. What you write is kept with every press of a button.")
        % {"closing": closing(writing.opening)},
        wrong_title=_("Something is missing or wrong"),
        wrong=tuple(
            Wrong(
                words=_("%(field)s: %(error)s") % {"field": field.label, "error": error},
                goes_to=field.id,
            )
            for field in fields
            for error in field.errors
        ),
        notices=tuple(_notices(told=told, link=link)),
        link=link,
        groups=asked,
        files=_files(writing.draft),
        upload=upload,
        cancel=Link(label=_("Back to the vacancy"), url=reverse("opening", args=[vacancy.code])),
    )


def _notices(*, told: str, link: str) -> Iterator[Notice]:
    if link:
        told = _("This address opens it again. Note it down: it is told only once.")
    if told:
        yield Notice(title=_("Your draft is kept"), text=told)


def _files(draft: Draft | None) -> tuple[KeptFile, ...]:
    if draft is None:
        return ()
    return tuple(
        KeptFile(number=number, name=name, take_away=_("Take “%(name)s” away") % {"name": name})
        for number, name in draft.attachments.values_list("pk", "name")
    )


def _upload(wrong: Sequence[str]) -> Field:
    told = {
        "most": drafting.MOST_FILES,
        "size": drafting.LARGEST // 1024**2,
        "kinds": ", ".join(one.value for one in drafting.KINDS),
    }
    return Field(
        name="file",
        label=_("Certificates and other documents"),
        kind="file",
        help=_("At most %(most)s files of %(size)s MB each: %(kinds)s.") % told,
        errors=tuple(wrong),
        accept=",".join(f".{one.value}" for one in (*drafting.KINDS,)),
    )
