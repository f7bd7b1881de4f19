"""Which address answers with what: sign-in, the pages, and those an area brings itself."""

from django.urls import include, path

from secretariat.site.product import PRODUCT

handler400 = "secretariat.web.failing.unreadable"
handler500 = "secretariat.web.failing.broken"

urlpatterns = [
    path("account/", include("secretariat.engine.access.addresses")),
    path("", include("secretariat.web.addresses")),
    *(path("", include(area.addresses)) for area in PRODUCT.areas if area.addresses),
]
