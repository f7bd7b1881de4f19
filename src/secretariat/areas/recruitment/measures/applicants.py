"""Figures of who applies, and how far they come.

What is declared is counted on the declarations themselves: whoever opens such a figure down to its
records sees declarations, which name nobody, and needs the right to read them.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.measures.saying import (
    APPLICATIONS,
    OF_APPLICATIONS,
    OF_CANDIDATES,
    OF_VACANCIES,
    through,
)
from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.declared import (
    at_stage,
    received,
    who_reached,
    who_were_chosen,
)
from secretariat.engine.measures.declaring import Aims, Dimension, Kind, measure
from secretariat.engine.measures.selections import Count, Share
from secretariat.engine.records.days import Span

by_source = Dimension(key="source", title=_("Source"), path="source")
DECLARED = (
    Dimension(key="sex", title=_("Women and men"), path="sex"),
    Dimension(key="group", title=_("Representation of the State"), path="group"),
    Dimension(key="nationality", title=_("Region of nationality"), path="state__region"),
    Dimension(key="state", title=_("Nationality"), path="state"),
    Dimension(key="experience", title=_("Experience with constituents"), path="experience"),
    Dimension(key="age", title=_("Age"), path="age"),
    Dimension(key="disability", title=_("Disability"), path="disability"),
)
OF_DECLARED = (
    *DECLARED,
    *through("application", by_source, *through("vacancy", *OF_VACANCIES)),
)
"""What can be told apart of applicants: what they declared, and what they applied to."""

OF_APPLICANTS: dict[str, Any] = {
    **OF_CANDIDATES,
    "kind": Kind.FLOW,
    "dimensions": OF_DECLARED,
}


@measure(
    key="recruitment.applications",
    title=_("Applications"),
    unit=APPLICATIONS,
    kind=Kind.FLOW,
    aims=Aims.HIGHER,
    dimensions=(by_source, *through("vacancy", *OF_VACANCIES)),
    **OF_CANDIDATES,
)
def applications(over: Span) -> Count:
    """Applications received in the period, also those withdrawn since: who applies to several
    vacancies counts for each.
    """
    return Count(Application.objects.received_in(over))


@measure(
    key="recruitment.applicants",
    title=_("Applicants as they declared themselves"),
    unit=APPLICATIONS,
    **OF_APPLICANTS,
)
def applicants(over: Span) -> Count:
    """Declarations made with the applications received in the period. A State’s representation is
    that of the first day of the period, the age that of its last. What was erased since counts as
    not stated.
    """
    return Count(received(over))


@measure(
    key="recruitment.applicants_at_second_stage",
    title=_("Applicants at stage 2"),
    unit=APPLICATIONS,
    **OF_APPLICANTS,
)
def applicants_at_second_stage(over: Span) -> Count:
    """Declarations made with the applications that entered the second stage of their route in the
    period, whenever they were received.
    """
    return Count(at_stage(2, over))


@measure(
    key="recruitment.applicants_at_third_stage",
    title=_("Applicants at stage 3"),
    unit=APPLICATIONS,
    **OF_APPLICANTS,
)
def applicants_at_third_stage(over: Span) -> Count:
    """Declarations made with the applications that entered the third stage of their route in the
    period, whenever they were received.
    """
    return Count(at_stage(3, over))


@measure(
    key="recruitment.reached_second_stage",
    title=_("Applicants who reached stage 2"),
    unit=OF_APPLICATIONS,
    **OF_APPLICANTS,
)
def reached_second_stage(over: Span) -> Share:
    """Of the applications received in the period, those that have entered the second stage of
    their route since, on whatever day.
    """
    whole = received(over)
    return Share(part=Count(who_reached(whole, 2)), whole=Count(whole))


@measure(
    key="recruitment.reached_third_stage",
    title=_("Applicants who reached stage 3"),
    unit=OF_APPLICATIONS,
    **OF_APPLICANTS,
)
def reached_third_stage(over: Span) -> Share:
    """Of the applications received in the period, those that have entered the third stage of their
    route since, on whatever day.
    """
    whole = received(over)
    return Share(part=Count(who_reached(whole, 3)), whole=Count(whole))


@measure(
    key="recruitment.chosen",
    title=_("Applicants who were chosen"),
    unit=OF_APPLICATIONS,
    **OF_APPLICANTS,
)
def chosen(over: Span) -> Share:
    """Of the applications received in the period, those for which it has been decided since that
    the candidate is appointed, whether or not she accepted.
    """
    whole = received(over)
    return Share(part=Count(who_were_chosen(whole)), whole=Count(whole))


MEASURES = (
    applications,
    applicants,
    applicants_at_second_stage,
    applicants_at_third_stage,
    reached_second_stage,
    reached_third_stage,
    chosen,
)
