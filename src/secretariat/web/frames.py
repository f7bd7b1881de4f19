"""Build the frame of a page: who we are, where one is, in which languages, who reads."""

from collections.abc import Callable, Sequence
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.access.once import answered_once
from secretariat.kernel.languages import LANGUAGES, Spoken
from secretariat.web.contexts.frame import Clocks, Frame, Language, Link, Place, Reader, Search
from secretariat.web.formats import language
from secretariat.web.helping.showing import help_of
from secretariat.web.languages import ASKED


def frame(
    request: HttpRequest,
    title: str,
    *,
    place: str = "",
    trail: Sequence[Link] = (),
    clocks: Clocks | None = None,
    query: str = "",
    refuses: bool = False,
) -> Frame:
    """Surround a page; `place` is the name of the address of the place it belongs to.

    One that `refuses` has no help: it would tell of what is refused.
    """
    named = _organization()
    return Frame(
        organization=named.name.text if named else "",
        notice=_notice(named),
        title=title,
        home_url=reverse("home"),
        places=tuple(
            Place(label=label, url=reverse(name), is_current=name == place)
            for name, label in _places()
        ),
        languages=tuple(_language(request, one.value, one.own_name) for one in LANGUAGES),
        reader=_reader(request),
        sign_in_url=_address("account_login"),
        sign_out_url=_address("account_logout"),
        clocks=clocks,
        search=Search(url=reverse("find"), query=query),
        trail=tuple(trail),
        foot=_foot(request),
        help=None if refuses else help_of(request),
    )


def bare_frame(title: str) -> Frame:
    """Surround a page that can ask nobody anything: not who reads, nor whose records these are."""
    return Frame(
        organization="",
        title=title,
        home_url=reverse("home"),
        places=tuple(Place(label=label, url=reverse(name)) for name, label in _places()),
        languages=tuple(
            Language(
                code=one.value,
                name=one.own_name,
                url=f"?{ASKED}={one.value}",
                is_current=one.value == language(),
            )
            for one in LANGUAGES
        ),
    )


def default_frame(request: HttpRequest) -> dict[str, object]:
    """Give pages that bring no frame of their own, such as sign-in, the plain one.

    It is built only where it is used: another page's frame takes its place.
    """
    return {"frame": SimpleLazyObject(lambda: frame(request, ""))}


class Named(Protocol):
    """The organization as an area keeps it: its name, and whether it is invented."""

    @property
    def name(self) -> Spoken: ...
    @property
    def notice(self) -> Spoken: ...
    @property
    def fictional(self) -> bool: ...


def organization_name() -> str:
    """What the organization is called in the reader's language; nothing where nobody knows."""
    named = _organization()
    return named.name.text if named else ""


def _organization() -> Named | None:
    """Give the organization whose records these are; `settings.ORGANIZATION` says who knows."""
    ask: Callable[[], Named | None] = import_string(settings.ORGANIZATION)
    return answered_once("organization", ask)


def _notice(named: Named | None) -> str:
    if named is None or not named.fictional:
        return ""
    return named.notice.text or _("This organization is fictional.")


def _places() -> tuple[tuple[str, str], ...]:
    return (
        ("home", _("Home")),
        ("figures", _("Figures")),
        ("frameworks", _("Frameworks")),
        ("registers", _("Registers")),
        ("papers", _("Papers")),
    )


def _language(request: HttpRequest, code: str, name: str) -> Language:
    """Lead to this very page in a language, keeping what it was asked."""
    asked = request.GET.copy()
    asked[ASKED] = code
    return Language(
        code=code, name=name, url=f"?{asked.urlencode()}", is_current=code == language()
    )


def _reader(request: HttpRequest) -> Reader | None:
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return None
    return Reader(name=person.name, url=_address("account"))


def _foot(request: HttpRequest) -> tuple[Link, ...]:
    """Lead to what is seldom wanted: the manual, and for whoever has signed in her jobs."""
    links = (Link(label=_("Manual"), url=reverse("manual")),)
    address = _address("jobs")
    if not address or not isinstance(getattr(request, "user", None), Person):
        return links
    return (*links, Link(label=_("Jobs"), url=address))


def _address(name: str) -> str:
    """Give an address of the sign-in library; none where it is not served."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
