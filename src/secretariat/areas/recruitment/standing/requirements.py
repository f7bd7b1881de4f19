"""What a vacancy’s grade takes in lieu of an advanced degree: some grades take further years."""

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.describing import Education, Requirement


def years_in_lieu(vacancy: Vacancy) -> int | None:
    """Further years of experience that do with a first-level degree; None where none will do.

    By what the grade required on the day the vacancy was first published: one statement, and none
    where no advanced degree is asked for.
    """
    if vacancy.education != Education.ADVANCED_DEGREE or vacancy.published_on is None:
        return None
    then = Requirement.objects.on(vacancy.published_on)
    found = then.filter(grade=vacancy.grade_id, education=Education.ADVANCED_DEGREE)
    years: int | None = found.values_list("years_in_lieu", flat=True).first()
    return years
