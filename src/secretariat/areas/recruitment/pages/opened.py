"""What is open in a browser: a draft begun there, or a candidate’s page opened by her link.

The session holds numbers, never a secret. Whatever shows such a page is kept by no cache, and its
address is told to no other site.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control

from secretariat.areas.recruitment.actions.keys import OPENS_FOR
from secretariat.areas.recruitment.models.applying import Candidate, Draft, Key
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.people import Official
from secretariat.engine.access.models import Person
from secretariat.web.asking import now

DRAFTS = "candidate_drafts"
CANDIDATE = "candidate_page"
KEY = "candidate_key"

Page = Callable[..., HttpResponse]


def hers_alone(view: Page) -> Page:
    """A page about what somebody without an account wrote: kept nowhere, told to no other site.

    A stricter policy than this would let a browser send forms without saying from where, which is
    refused as a forgery.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer.headers.setdefault("Referrer-Policy", "same-origin")
        add_never_cache_headers(answer)
        patch_cache_control(answer, no_store=True, private=True)
        return answer

    return shown


def official_of(request: HttpRequest) -> Official | None:
    """The official who is signed in, if an official is."""
    if not isinstance(request.user, Person):
        return None
    found: Official | None = Official.objects.filter(account=request.user).first()
    return found


def open_draft(request: HttpRequest, vacancy: Vacancy) -> Draft | None:
    """The draft for a vacancy that is open in this browser, or of the official signed in."""
    number = open_number(request, vacancy)
    drafts = Draft.objects.filter(vacancy=vacancy).select_related("official")
    if number and (found := drafts.filter(pk=number).first()):
        return found
    if isinstance(request.user, Person):
        return drafts.filter(official__account=request.user).order_by("-saved_at").first()
    return None


def open_number(request: HttpRequest, vacancy: Vacancy) -> int:
    """The number of the draft for a vacancy that was opened in this browser; 0 for none."""
    return int(request.session.get(DRAFTS, {}).get(str(vacancy.pk), 0))


def keep_open(request: HttpRequest, draft: Draft) -> None:
    """Let this browser go on with a draft."""
    drafts = {**request.session.get(DRAFTS, {}), str(draft.vacancy_id): draft.pk}
    request.session[DRAFTS] = drafts


def close_draft(request: HttpRequest, vacancy: Vacancy) -> None:
    """Forget in this browser that there was a draft."""
    drafts = dict(request.session.get(DRAFTS, {}))
    drafts.pop(str(vacancy.pk), None)
    request.session[DRAFTS] = drafts


def open_page(request: HttpRequest, candidate: int) -> None:
    """Let this browser see a candidate’s page, under a session nobody could have laid there."""
    request.session.cycle_key()
    request.session[CANDIDATE] = [candidate, _until(now())]


def open_candidate(request: HttpRequest) -> Candidate | None:
    """Whose page is open: hers who opened her link not long ago, or of the official signed in."""
    kept = Candidate.objects.filter(data=Candidate.Data.KEPT)
    number, until = request.session.get(CANDIDATE, (0, ""))
    if number and until > now().isoformat():
        request.session[CANDIDATE] = [number, _until(now())]
        found: Candidate | None = kept.filter(pk=number).first()
        return found
    if isinstance(request.user, Person):
        hers: Candidate | None = kept.filter(official__account=request.user).first()
        return hers
    return None


def keep_key(request: HttpRequest, key: Key) -> None:
    """Let this browser use a key whose secret it has shown, without asking for the secret again."""
    request.session[KEY] = key.pk


def kept_key(request: HttpRequest) -> Key | None:
    """The key of the link followed last in this browser, with what it opens."""
    number = request.session.get(KEY, 0)
    found: Key | None = (
        Key.objects.select_related("candidate", "draft__vacancy").filter(pk=number).first()
    )
    return found


def close_page(request: HttpRequest) -> None:
    """Close what is open in this browser: for whoever sits at somebody else’s."""
    for name in (CANDIDATE, DRAFTS, KEY):
        request.session.pop(name, None)


def _until(at: datetime) -> str:
    return (at + OPENS_FOR).isoformat()
