"""Which address answers with which page of frameworks."""

from django.urls import path

from secretariat.areas.results.pages import views as pages
from secretariat.engine.access.pages import public

urlpatterns = [
    path("frameworks/", public(pages.frameworks_page), name="frameworks"),
    path("frameworks/<slug:code>", public(pages.framework_page), name="framework"),
    path("frameworks/<slug:code>/<path:number>", public(pages.indicator_page), name="indicator"),
]
