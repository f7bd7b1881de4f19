"""Open data: the page that lists it, and the same catalogue for programs."""

import json
from collections.abc import Callable
from itertools import groupby
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.kernel.languages import LANGUAGES, Language
from secretariat.web import formats
from secretariat.web.asking import now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.data.contexts import DataPage, Offer, Offers
from secretariat.web.data.datasets import LICENCE, Dataset, File, Kind, Words, datasets
from secretariat.web.data.terms import catalogue
from secretariat.web.frames import frame, organization_name

MEDIA: Final = "application/ld+json"


def data_page(request: HttpRequest) -> HttpResponse:
    """List every dataset that is open to the whole world, with its files."""
    found = datasets(on=today(), now=now())
    page = DataPage(
        title=_title(),
        sentence=_about(),
        kinds=tuple(
            Offers(key=kind, title=_kinds()[kind], offers=tuple(map(_offer, of_it)))
            for kind, of_it in groupby(found, key=lambda one: one.kind)
        ),
        catalogue=Link(label=_("The catalogue for programs (DCAT)"), url=reverse("data-catalogue")),
        licence=Link(label=LICENCE, url=f"https://spdx.org/licenses/{LICENCE}"),
    )
    return render(
        request, "secretariat/data.html", {"frame": frame(request, page.title), "page": page}
    )


def data_catalogue(request: HttpRequest) -> HttpResponse:
    """Give the catalogue in the words of DCAT, as JSON-LD: the same in every language."""
    made = catalogue(
        datasets(on=today(), now=now()),
        site=request.build_absolute_uri("/").rstrip("/"),
        title=_in_each(_title),
        about=_in_each(_about),
        publisher=_in_each(organization_name),
    )
    return HttpResponse(json.dumps(made, ensure_ascii=False, indent=1), content_type=MEDIA)


def _title() -> str:
    return _("Open data")


def _about() -> str:
    return _("Every figure, register and paper that is open to the whole world, to take along.")


def _in_each(words: Callable[[], str]) -> Words:
    found = {}
    for language in LANGUAGES:
        with override(str(language)):
            found[str(language)] = words()
    return found


def _kinds() -> dict[Kind, str]:
    return {
        Kind.FIGURE: _("Figures"),
        Kind.REGISTER: _("Registers"),
        Kind.PAPER: _("Papers"),
    }


def _offer(one: Dataset) -> Offer:
    return Offer(
        page=Link(label=_here(one.title), url=one.page),
        sentence=_here(one.about) if one.about != one.title else "",
        changed=formats.day(one.changed.date()) if one.changed else "",
        files=tuple(
            tuple(_file(file) for file in files)
            for _language, files in groupby(one.files, key=lambda file: file.language)
        ),
    )


def _file(file: File) -> Link:
    """A file, and its language where it has but one."""
    named = f"{file.title}, {Language(file.language).own_name}" if file.language else file.title
    return Link(label=named, url=file.address)


def _here(words: Words) -> str:
    """The words in the reader's language, or in one there is."""
    return words.get(formats.language()) or next(iter(words.values()), "")
