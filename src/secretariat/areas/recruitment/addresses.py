"""Which address answers with which page of recruitment."""

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.pages import (
    apply,
    appointments,
    candidate,
    checking,
    incidence,
    links,
    on_post,
    openings,
    rates,
    sent_files,
)
from secretariat.areas.recruitment.roles import May
from secretariat.engine.access.pages import page, public
from secretariat.web.asking import today
from secretariat.web.helping.declaring import PageHelp

knowing_recruitment = page(May.READ_RECRUITMENT, today=today)
reading_applications = page(May.READ_APPLICATIONS, today=today)

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
    path(
        "recruitment/appointments/<int:number>",
        reading_applications(appointments.appointment_page),
        name="recruitment-appointment",
    ),
    path(
        "recruitment/appointments/<int:number>/on-post",
        page(May.KEEP_APPLICATIONS, today=today)(on_post.on_post_page),
        name="recruitment-on-post",
    ),
    path("vacancies/", public(openings.openings_page), name="openings"),
    path("vacancies/<path:code>", public(openings.opening_page), name="opening"),
    path("apply/check/<path:code>", public(checking.check_page), name="apply-check"),
    path("apply/sent/<path:code>", public(checking.sent_page), name="apply-sent"),
    path("apply/<path:code>", public(apply.apply_page), name="apply"),
    path("candidate/", public(candidate.candidate_page), name="candidate"),
    path("candidate/open/<str:secret>", public(links.open_link), name="candidate-open"),
    path("candidate/open", public(links.opening_page), name="candidate-opening"),
    path("candidate/another", public(links.another_page), name="candidate-another"),
    path("candidate/link", public(links.link_page), name="candidate-link"),
    path(
        "candidate/withdraw/<int:number>",
        public(candidate.withdraw_page),
        name="candidate-withdraw",
    ),
    path("candidate/erase", public(candidate.erase_page), name="candidate-erase"),
    path("candidate/leave", public(candidate.leave_page), name="candidate-leave"),
    path(
        "applications/<int:number>/files",
        reading_applications(sent_files.files_page),
        name="application-files",
    ),
    path(
        "applications/<int:number>/files/<int:one>",
        reading_applications(sent_files.file_page),
        name="application-file",
    ),
]

PORTAL = (openings.open_on_the_portal,)

HELP = (
    PageHelp(
        pages=("recruitment-appointment",),
        title=_("An appointment"),
        shows=_(
            "How far an appointment is and, to those who decide, what it would do to the"
            " representation of the candidate’s State and to the share of women."
        ),
        changes=_("The moves on its record: recommend, appoint, offer, accept, put on post."),
        how=_(
            "Whoever recommended does not decide. The effect is reckoned as of today, as if nobody"
            " else came or went."
        ),
    ),
    PageHelp(
        pages=("recruitment-on-post",),
        title=_("Putting on post"),
        shows=_("Who is to begin on which post."),
        changes=_(
            "The workforce records the incumbency and ends what she held before; the appointment"
            " records her first day."
        ),
        how=_("It needs leave to keep applications and to keep the files of the unit."),
    ),
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
    PageHelp(
        pages=("openings", "opening"),
        title=_("Vacancies"),
        shows=_("What one can apply for now, until when, and what it asks for."),
        changes=_("The publisher of vacancies publishes them; each closes by itself."),
        how=_("Hours are those of the vacancy’s own time zone."),
    ),
    PageHelp(
        pages=("apply", "apply-check", "apply-sent"),
        title=_("Applying"),
        shows=_("The form of an application, kept as a draft until it is sent."),
        changes=_("You alone. Nobody who assesses sees what you declare for the statistics."),
        how=_(
            "Save as often as you like, look it through, then send it. A link brings you back"
            " without an account."
        ),
    ),
    PageHelp(
        pages=(
            *("candidate", "candidate-withdraw", "candidate-erase"),
            *("candidate-link", "candidate-opening", "candidate-another"),
        ),
        title=_("What you have sent"),
        shows=_("Your applications and all that is kept of you, on the day it is erased too."),
        changes=_("You withdraw an application, or have everything erased."),
        how=_("Ask for a link by the address under which you applied: each opens once."),
    ),
    PageHelp(
        pages=("application-files",),
        title=_("Files of an application"),
        shows=_("What the candidate sent beside the form."),
        changes=_("Nothing is changed here. Who opens it is logged."),
        how=_("A file is given to keep, and never opened as a page."),
    ),
)
