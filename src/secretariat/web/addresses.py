"""Which address answers with which page; each is the same in every language."""

from django.urls import path, re_path

from secretariat.web.pages import catalogue, figures, home, registers

FIGURE = r"^figures/(?P<key>[a-z][a-z0-9_]*\.[a-z0-9_]+)"

urlpatterns = [
    path("", home.home_page, name="home"),
    path("find", catalogue.find_page, name="find"),
    path("figures/", catalogue.figures_page, name="figures"),
    re_path(rf"{FIGURE}$", figures.figure_page, name="figure"),
    re_path(rf"{FIGURE}\.csv$", figures.figure_csv, name="figure-csv"),
    re_path(rf"{FIGURE}\.json$", figures.figure_json, name="figure-json"),
    re_path(rf"{FIGURE}/records$", figures.evidence_page, name="evidence"),
    path("registers/", registers.registers_page, name="registers"),
    path("registers/<slug:key>/", registers.register_list, name="register"),
    path("registers/<slug:key>/export.csv", registers.register_csv, name="register-csv"),
    path("registers/<slug:key>/export.xlsx", registers.register_xlsx, name="register-xlsx"),
    path("registers/<slug:key>/<int:number>/", registers.record_page, name="record"),
]
