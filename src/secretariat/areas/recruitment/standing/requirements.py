"""What a vacancy asks for beside its own words: by the rules in force when it was published.

A vacancy keeps the education and the years it asks for. What else its grade and its job family
require is read from their own versions, as of the day on which it was first published: a later
version changes nothing of a vacancy that is out already.
"""

from collections.abc import Sequence

from django.db.models import F, Q

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.describing import (
    Education,
    LanguageRequirement,
    Requirement,
    Term,
)


def years_in_lieu(vacancy: Vacancy) -> int | None:
    """Further years of experience that do with a first-level degree; None where none will do.

    One statement, and none where no advanced degree is asked for.
    """
    if vacancy.education != Education.ADVANCED_DEGREE or vacancy.published_on is None:
        return None
    then = Requirement.objects.on(vacancy.published_on)
    found = then.filter(grade=vacancy.grade_id, education=Education.ADVANCED_DEGREE)
    years: int | None = found.values_list("years_in_lieu", flat=True).first()
    return years


def languages(vacancy: Vacancy) -> LanguageRequirement | None:
    """The rule on languages: that of the job family, if it has one, else that of the category."""
    if vacancy.published_on is None:
        return None
    then = LanguageRequirement.objects.on(vacancy.published_on)
    rules = then.filter(category=vacancy.grade.category)
    rules = rules.filter(Q(family=vacancy.family_id) | Q(family__isnull=True))
    found: LanguageRequirement | None = rules.order_by(F("family").asc(nulls_last=True)).first()
    return found


def terms(vacancy: Vacancy) -> Sequence[Term]:
    """What the words of the requirements mean, such as experience at the international level."""
    if vacancy.published_on is None:
        return ()
    return list(Term.objects.on(vacancy.published_on))
