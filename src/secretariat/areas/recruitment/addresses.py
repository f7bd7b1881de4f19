"""Which address answers with which page of recruitment."""

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.pages import incidence, rates
from secretariat.areas.recruitment.roles import May
from secretariat.engine.access.pages import page, public
from secretariat.web.asking import today
from secretariat.web.helping.declaring import PageHelp

knowing_recruitment = page(May.READ_RECRUITMENT, today=today)

urlpatterns: list[URLPattern] = [
    path(
        "recruitment/incidence",
        public(incidence.incidence_page),
        name="recruitment-incidence",
    ),
    path(
        "recruitment/rates/<slug:outcome>",
        knowing_recruitment(rates.rates_page),
        name="recruitment-rates",
    ),
]

HELP = (
    PageHelp(
        pages=("recruitment-incidence",),
        title=_("How soon positions are filled"),
        shows=_(
            "The share of positions selected for within so many days, by when they were first"
            " published; those still open count as open."
        ),
        changes=_("Nothing is changed here: it is reckoned from vacancies and appointments."),
        how=_("Change the date to see what was known of a cohort then."),
    ),
    PageHelp(
        pages=("recruitment-rates",),
        title=_("Rates of selection by group"),
        shows=_(
            "How many of each group of applicants came how far, beside the group with the highest"
            " rate."
        ),
        changes=_("Nothing is changed here: it is reckoned from declarations and steps."),
        how=_(
            "Choose by what groups are told apart. Small groups are held against no other, and"
            " told to those who may read declarations."
        ),
    ),
)
