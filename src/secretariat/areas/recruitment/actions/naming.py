"""What was said beside a vacancy, or of a conflict of interest, and names a candidate in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Q

from secretariat.areas.recruitment.models.applying import Application, Candidate
from secretariat.areas.recruitment.models.selecting import Member
from secretariat.engine.discussion.models import Comment


def naming(candidates: Sequence[int]) -> dict[type[models.Model], list[int]]:
    """The comments and declarations about vacancies they applied to that name one of them."""
    found: dict[type[models.Model], set[int]] = {Comment: set(), Member: set()}
    applied = Application.objects.filter(candidate__in=candidates)
    vacancies: dict[int, list[int]] = {}
    for candidate, vacancy in applied.values_list("candidate", "vacancy"):
        vacancies.setdefault(candidate, []).append(vacancy)
    for one in Candidate.objects.filter(pk__in=list(vacancies)):
        for model, rows in _naming(one, vacancies[one.pk]):
            found[model] |= set(rows.values_list("pk", flat=True))
    return {model: sorted(numbers) for model, numbers in found.items() if numbers}


def _naming(one: Candidate, vacancies: list[int]) -> Iterator[tuple[type[models.Model], Any]]:
    panels = Member.objects.filter(vacancy__in=vacancies)
    yield Member, panels.exclude(interest_told="").filter(_names("interest_told", one))
    about = Q(register="vacancies", record__in=vacancies)
    about |= Q(register="panel-members", record__in=panels.values("pk"))
    yield Comment, Comment.objects.filter(about & _names("text", one))


def _names(column: str, one: Candidate) -> Q:
    """Words with her family name, as a word of its own, or her address in them."""
    asked: Any = {f"{column}__iregex": rf"\y{re.escape(one.name)}\y"}
    address: Any = {f"{column}__icontains": one.email}
    return Q(**asked) | Q(**address) if one.email else Q(**asked)
