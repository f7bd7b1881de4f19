"""What a member of a panel sees of the cases of her unit: those before panels of hers.

Whoever keeps applications, decides on them or erases them sees all of the unit. Whoever assesses
sees those of the vacancies on whose panel she sits, unless she declared a conflict of interest; and
what other members say of a candidate once she has said the same kind of thing herself, so that
nobody is swayed. The staff representative, who says nothing, sees what is said.
"""

from collections.abc import Callable
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Assessment, Member
from secretariat.areas.recruitment.roles import May
from secretariat.engine.access.covering import NEVER
from secretariat.engine.registers.declaring import Reserved

AT_WORK: Final = (May.KEEP_APPLICATIONS, May.DECIDE_SELECTIONS, May.ERASE_CANDIDATES)
"""Those who see every case of the unit."""


def seats(person: int) -> QuerySet[Member]:
    """Her places on panels, but those for which she declared a conflict of interest."""
    return Member.objects.filter(person=person).exclude(interest=Member.Interest.CONFLICT)


def of_her_panels(vacancy: str) -> Reserved:
    """What belongs to a vacancy, which is led to by this path."""

    def hers(person: int) -> Q:
        return Q(**{f"{vacancy}__in": seats(person).order_by().values("vacancy")})

    return _reserved(hers)


def of_her_candidates() -> Reserved:
    """Whoever applied to a vacancy of hers."""

    def hers(person: int) -> Q:
        to_hers = Application.objects.filter(vacancy__in=seats(person).values("vacancy"))
        return Q(pk__in=to_hers.order_by().values("candidate"))

    return _reserved(hers)


def of_her_fellows() -> Reserved:
    """Members of her panels, and herself on every panel: what she declared stays hers to see."""

    def hers(person: int) -> Q:
        return Q(person=person) | Q(vacancy__in=seats(person).order_by().values("vacancy"))

    return _reserved(hers)


def once_she_assessed() -> Reserved:
    """Her own assessments, and those of others on what she has assessed or only observes."""

    def hers(person: int) -> Q:
        own = Assessment.objects.filter(
            member__in=seats(person), application=OuterRef("application"), kind=OuterRef("kind")
        )
        observed = seats(person).filter(part=Member.Part.OBSERVER).order_by().values("vacancy")
        of_others = Q(Exists(own)) | Q(application__vacancy__in=observed)
        return Q(member__in=seats(person).order_by()) | of_others

    return _reserved(hers)


def _reserved(hers: Callable[[int], Q]) -> Reserved:
    return Reserved(
        until=NEVER,
        to=AT_WORK,
        hers=hers,
        says=_(
            "A panel member sees those of the vacancies before her panels, unless she declared a"
            " conflict of interest, and what others say of a candidate once she has said it."
        ),
    )
