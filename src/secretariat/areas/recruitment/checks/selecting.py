"""What must hold of panels, assessments, appointments and background checks."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.checks.authors import written_for
from secretariat.areas.recruitment.models.selecting import (
    Appointment,
    Assessment,
    Background,
    Member,
)
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import Check, Stays


def declared_for_another(touched: QuerySet[Member]) -> QuerySet[Member]:
    """Interests that somebody else declared than the member of the panel."""
    return written_for(touched, "person")


def declared_in_half(touched: QuerySet[Member]) -> QuerySet[Member]:
    """Declarations without a day, without an answer, or of a conflict without a word about it."""
    nothing_said = Q(interest=Member.Interest.CONFLICT, interest_told="")
    return touched.filter(
        Q(declared_on__isnull=True) | Q(interest=Member.Interest.NOT_YET) | nothing_said
    )


def declared_without_a_day(touched: QuerySet[Member]) -> QuerySet[Member]:
    """Declarations in half, and days on which nothing was declared."""
    nothing = Q(interest=Member.Interest.NOT_YET)
    declared = declared_in_half(touched.exclude(nothing)).values("pk")
    return touched.filter(Q(pk__in=declared) | (nothing & Q(declared_on__isnull=False)))


def taken_back(touched: QuerySet[Member]) -> QuerySet[Member]:
    """Members who declare no conflict any more, after one they had declared."""
    events = event_model(Member)._base_manager.filter(
        pgh_obj_id=OuterRef("pk"), interest=Member.Interest.CONFLICT
    )
    return touched.filter(interest=Member.Interest.NONE).filter(Exists(events))


def already_at_work(touched: QuerySet[Member]) -> QuerySet[Member]:
    """Members who declared their interest or assessed a candidate."""
    return touched.exclude(interest=Member.Interest.NOT_YET)


def for_another_vacancy(touched: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Assessments by a member of another vacancy’s panel."""
    return touched.exclude(member__vacancy=F("application__vacancy"))


def without_a_declaration(touched: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Assessments by a member who has not declared, by that day, that no interest conflicts."""
    free = Q(member__interest=Member.Interest.NONE, member__declared_on__lte=F("assessed_on"))
    return touched.exclude(free)


def by_an_observer(touched: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Assessments by somebody who only observes."""
    return touched.filter(member__part=Member.Part.OBSERVER)


def assessed_for_another(touched: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Assessments that somebody else wrote than the member of the panel."""
    return written_for(touched, "member__person")


def of_another_vacancy(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments to a position of another vacancy than the one applied to."""
    return touched.exclude(position__vacancy=F("application__vacancy"))


def to_one_given_up(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments to a position that was given up."""
    return touched.filter(position__given_up_on__isnull=False)


def recommended(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments that have been recommended."""
    return touched.exclude(state=Appointment.State.PREPARED)


def held_by_another(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments linked to an incumbency of another day, post or official."""
    linked = touched.filter(incumbency__isnull=False)
    other_day = ~Q(incumbency__starts=F("on_post_on")) | Q(on_post_on__isnull=True)
    post, official = F("position__post"), F("application__candidate__official")
    other_post = Q(position__post__isnull=False) & ~Q(incumbency__post=post)
    known = Q(application__candidate__official__isnull=False)
    other_official = known & ~Q(incumbency__official=official)
    return linked.filter(other_day | other_post | other_official)


def asked_too_early(touched: QuerySet[Background]) -> QuerySet[Background]:
    """Checks of somebody who was not chosen, or not yet."""
    decided = Q(appointment__decided_on__lte=F("asked_on"))
    return touched.exclude(decided)


def _too_late(says: Any, do: Any) -> Stays:
    return Stays(finds=recommended, says=says, do=do)


ONLY_SHE_DECLARES = Check(
    finds=declared_for_another,
    says=_("{record}: only {person} can declare this."),
    do=_("Ask her to sign in and declare it herself."),
)
OF_INTERESTS = (
    ONLY_SHE_DECLARES,
    Check(
        finds=declared_in_half,
        says=_("{record}: the declaration is incomplete."),
        do=_("Say whether an interest conflicts, on which day, and if so, what it is."),
    ),
    Check(
        finds=taken_back,
        says=_("{record}: {person} has declared a conflict of interest."),
        do=_("A conflict once declared stays: another member assesses in her place."),
    ),
)
WHOLE_IF_DECLARED = Check(
    finds=declared_without_a_day,
    says=_("{record}: the declaration is incomplete."),
    do=_("Say whether an interest conflicts, on which day, and if so, what it is."),
)
OF_MEMBERS_AT_WORK = Check(
    finds=already_at_work,
    says=_("{record} has declared her interests already."),
    do=_("Her declaration stays with the vacancy: add another member."),
)
OF_FORMER_ASSESSMENTS = (
    Check(
        finds=for_another_vacancy,
        says=_("{record}: {member} is not on the panel of this vacancy."),
        do=_("Name a member of the panel of the vacancy that was applied to."),
    ),
    Check(
        finds=by_an_observer,
        says=_("{record}: {member} observes, and does not assess."),
        do=_("Ask the chair or a member of the panel."),
    ),
    Check(
        finds=without_a_declaration,
        says=_("{record}: {member} has not declared that no interest conflicts."),
        do=_("Declare it first; whoever has a conflict leaves the assessment to others."),
    ),
)
"""What holds of assessments whoever enters them."""
OF_ASSESSMENTS = (
    *OF_FORMER_ASSESSMENTS,
    Check(
        finds=assessed_for_another,
        says=_("{record}: only {member} can write her assessment."),
        do=_("Ask her to sign in and write it herself."),
    ),
)
OF_APPOINTMENTS = (
    Check(
        finds=of_another_vacancy,
        says=_("{record}: the candidate applied to another vacancy."),
        do=_("Name a position of the vacancy that was applied to."),
    ),
    Check(
        finds=to_one_given_up,
        says=_("{record}: the position was given up."),
        do=_("Name another position of the vacancy."),
    ),
    _too_late(
        _("{record} has been recommended."),
        _("A recommendation stays as it was made: it is agreed to, or not."),
    ),
)
NOT_RECOMMENDED = _too_late(
    _("{record} has been recommended."), _("Let it be decided upon: it is agreed to, or not.")
)
OF_LINKS = (
    Check(
        finds=held_by_another,
        says=_("{record}: the incumbency {incumbency} is not hers, or of another post or day."),
        do=_("Name the incumbency that began on the first day on post."),
    ),
)
OF_BACKGROUNDS = (
    Check(
        finds=asked_too_early,
        says=_("{record}: asked before the candidate was chosen."),
        do=_("Check the background of whoever was chosen, once that is decided."),
    ),
)
