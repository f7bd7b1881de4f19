"""Addresses of the made-up library, for asking who may open what."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from tests.engine.access.conftest import TODAY
from tests.engine.access.declared import May

from secretariat.engine.access.pages import page, public
from secretariat.engine.access.permissions import EVERYONE


def today() -> date:
    return TODAY


@public
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


@page(EVERYONE, today=today)
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("desk")


@page(May.LEND_BOOKS, today=today)
def lending(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse(f"lending {number}")


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to the world by mistake")


urlpatterns = [
    path("", home),
    path("desk/", desk, name="desk"),
    path("books/", include([path("lend/<int:number>/", lending)])),
    path("account/home/", home, name="account"),
    path("account/", include("secretariat.engine.access.addresses")),
]
with_a_forgotten_one = [*urlpatterns, path("in/", include([path("forgotten/", forgotten)]))]
