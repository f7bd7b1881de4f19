"""Which address answers with what: sign-in, and the pages."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("secretariat.engine.access.addresses")),
    path("", include("secretariat.web.addresses")),
]
