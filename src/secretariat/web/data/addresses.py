"""Which address answers with which page of open data."""

from django.urls import path

from secretariat.engine.access.pages import public
from secretariat.web.data import views
from secretariat.web.unchanged import kept_for_strangers

urlpatterns = [
    path("", public(kept_for_strangers(views.data_page)), name="data"),
    path("catalog.jsonld", public(kept_for_strangers(views.data_catalogue)), name="data-catalogue"),
]
