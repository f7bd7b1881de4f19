"""How an application is screened, shortlisted, recommended and chosen, or comes to its end.

Each move ends the step the application is in, and where it leads on begins the next: so that how
long a stage takes, and who reached it, are records of the same act.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.applying import Application, Step
from secretariat.areas.recruitment.models.selecting import GIVEN, Appointment
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.roles import May
from secretariat.areas.recruitment.standing import steps
from secretariat.areas.recruitment.standing.requirements import years_in_lieu
from secretariat.areas.workforce.models.describing import Education
from secretariat.engine.workflows.declaring import Move, SetGuard, Workflow

State = Application.State

UNDER_WAY = (State.RECEIVED, State.ELIGIBLE, State.SHORTLISTED, State.RECOMMENDED)
"""The states in which a candidate can still withdraw."""


def falls_short(application: Application, _on: date) -> str | None:
    """What of the vacancy’s requirements the application does not state to meet."""
    asked = application.vacancy
    further = _instead_of_a_degree(application)
    told = []
    if application.education < asked.education and further is None:
        told.append(
            said("%(asked)s is asked for, %(stated)s is stated")
            % {
                "asked": asked.get_education_display(),
                "stated": application.get_education_display(),
            }
        )
    of_what = said("of experience")
    if further is not None:
        of_what = said("of experience with a first-level university degree")
    told += _short_of(asked.years + (further or 0), application.years, of_what)
    told += _short_of(
        asked.years_abroad, application.years_abroad, said("at the international level")
    )
    if not told:
        return None
    return said("%(what)s: it does not meet the requirements.") % {"what": said("; ").join(told)}


def _instead_of_a_degree(application: Application) -> int | None:
    """Further years that will do, of who states a first-level degree where more is asked for."""
    if application.education != Education.FIRST_DEGREE:
        return None
    return years_in_lieu(application.vacancy)


def _short_of(asked: int, stated: int, of_what: str) -> list[str]:
    if stated >= asked:
        return []
    return [
        said("%(asked)s years %(of_what)s are asked for, %(stated)s are stated")
        % {"asked": asked, "stated": stated, "of_what": of_what}
    ]


def _of_open_vacancies(these: QuerySet[Application], _on: date) -> QuerySet[Application]:
    """Applications to vacancies that others may still apply to."""
    return these.exclude(vacancy__state=Vacancy.State.EVALUATION)


def _not_recommended(these: QuerySet[Application], _on: date) -> QuerySet[Application]:
    """Applications that no panel recommends for a position."""
    return these.filter(~Exists(_appointments().exclude(state=Appointment.State.PREPARED)))


def _not_decided(these: QuerySet[Application], _on: date) -> QuerySet[Application]:
    """Applications for which nobody has decided."""
    return these.filter(~Exists(_appointments().filter(state__in=GIVEN)))


def _still_given(these: QuerySet[Application], _on: date) -> QuerySet[Application]:
    """Applications for which a decision stands."""
    return these.filter(Exists(_appointments().filter(state__in=GIVEN)))


def _appointments() -> QuerySet[Appointment]:
    found: QuerySet[Appointment] = Appointment.objects.filter(application=OuterRef("pk"))
    return found


CLOSED = SetGuard(
    finds=_of_open_vacancies,
    says=_("{record}: the vacancy is not in evaluation. Close it to applications first."),
)

find_eligible = Move(
    "find_eligible",
    State.RECEIVED,
    State.ELIGIBLE,
    May.KEEP_APPLICATIONS,
    title=_("Meets the requirements"),
    told=_("found that it meets the requirements"),
    effect=_("It is assessed with the others that meet them."),
    guards=(falls_short,),
    besides=steps.passed,
)
screen_out = Move(
    "screen_out",
    State.RECEIVED,
    State.SCREENED_OUT,
    May.KEEP_APPLICATIONS,
    title=_("Does not meet the requirements"),
    told=_("found that it does not meet the requirements"),
    effect=_("It goes no further; the reason is kept with it."),
    needs_reason=True,
    besides=steps.ended_by(Step.Outcome.STOPPED),
)
screen_again = Move(
    "screen_again",
    State.SCREENED_OUT,
    State.RECEIVED,
    May.KEEP_APPLICATIONS,
    title=_("Screen again"),
    told=_("took the screening back"),
    effect=_("It is screened anew, as if it had just been received."),
    needs_reason=True,
    besides=steps.taken_up_again,
)
shortlist = Move(
    "shortlist",
    State.ELIGIBLE,
    State.SHORTLISTED,
    May.KEEP_APPLICATIONS,
    title=_("Put on the shortlist"),
    told=_("put it on the shortlist"),
    effect=_("The panel assesses the candidate by tests and interviews."),
    guards=(CLOSED,),
    besides=steps.passed,
)
recommend = Move(
    "recommend",
    (State.ELIGIBLE, State.SHORTLISTED),
    State.RECOMMENDED,
    May.KEEP_APPLICATIONS,
    title=_("Recommended by the panel"),
    told=_("noted the panel’s recommendation"),
    effect=_("The appointing authority has it before her."),
    guards=(
        SetGuard(
            finds=_not_recommended,
            says=_("{record}: no panel has recommended it for a position yet."),
        ),
    ),
    besides=steps.passed,
)
choose = Move(
    "choose",
    State.RECOMMENDED,
    State.CHOSEN,
    May.KEEP_APPLICATIONS,
    title=_("Chosen"),
    told=_("noted that the candidate is chosen"),
    effect=_("The others of the vacancy can be told."),
    guards=(SetGuard(finds=_not_decided, says=_("{record}: nobody has decided on it yet.")),),
    besides=steps.finished,
)
not_retain = Move(
    "not_retain",
    (State.ELIGIBLE, State.SHORTLISTED, State.RECOMMENDED),
    State.NOT_RETAINED,
    May.KEEP_APPLICATIONS,
    title=_("Do not retain"),
    told=_("did not retain it"),
    effect=_("It goes no further; the reason is kept with it."),
    guards=(
        SetGuard(
            finds=_still_given,
            says=_("{record}: a decision to appoint the candidate stands."),
        ),
    ),
    needs_reason=True,
    besides=steps.ended_by(Step.Outcome.STOPPED),
)
withdraw = Move(
    "withdraw",
    UNDER_WAY,
    State.WITHDRAWN,
    May.KEEP_APPLICATIONS,
    title=_("Withdraw"),
    told=_("withdrew the application"),
    effect=_("It goes no further. The candidate may apply to the vacancy again while it is open."),
    besides=steps.ended_by(Step.Outcome.WITHDREW),
)

applications = Workflow(
    key="recruitment.applications",
    title=_("Application to a vacancy"),
    model=Application,
    states=State,
    start=State.RECEIVED,
    scope="vacancy__unit__path",
    moves=(
        *(find_eligible, screen_out, screen_again, shortlist),
        *(recommend, choose, not_retain, withdraw),
    ),
    ends=(State.NOT_RETAINED, State.CHOSEN, State.WITHDRAWN),
)

WORKFLOWS = (applications,)
