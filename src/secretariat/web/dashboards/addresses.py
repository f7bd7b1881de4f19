"""Which address answers with which page of dashboards."""

from django.urls import path

from secretariat.engine.access.pages import public
from secretariat.web.dashboards import views
from secretariat.web.unchanged import kept_for_strangers

urlpatterns = [
    path("", public(kept_for_strangers(views.dashboards_page)), name="dashboards"),
    path("<slug:key>", public(kept_for_strangers(views.dashboard_page)), name="dashboard"),
    path("<slug:key>.csv", public(kept_for_strangers(views.dashboard_csv)), name="dashboard-csv"),
    path(
        "<slug:key>.json", public(kept_for_strangers(views.dashboard_json)), name="dashboard-json"
    ),
]
