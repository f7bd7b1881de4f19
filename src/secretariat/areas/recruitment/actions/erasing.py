"""Candidates’ data are erased: on their wish at once, and by schedule once they are due."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Greatest, Lower
from django.utils import translation
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions import INTAKE
from secretariat.areas.recruitment.actions.naming import naming
from secretariat.areas.recruitment.actions.sending import ERASED_AFTER
from secretariat.areas.recruitment.models.applying import (
    Application,
    Attachment,
    Candidate,
    Declaration,
    Draft,
    Key,
    Step,
)
from secretariat.areas.recruitment.models.outreach import Listing
from secretariat.areas.recruitment.models.selecting import (
    GIVEN,
    Appointment,
    Assessment,
    Background,
)
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.workflows import applications
from secretariat.engine.access.actors import Actor
from secretariat.engine.discussion import models as beside
from secretariat.engine.history.acting import Answerable
from secretariat.engine.history.erasing import erase, erase_reasons
from secretariat.engine.history.recording import ERASED
from secretariat.engine.records.performing import change_each
from secretariat.engine.workflows.moving import move
from secretariat.kernel.errors import Conflict

AT_ONCE: Final = 200
"""Candidates of one transaction."""

DATED_AT_ONCE: Final = 2000
"""Candidates of one act that says when they are erased."""

ENDS_OF_CASES: Final = (
    "applications__received_on",
    "applications__vacancy__announcements__closes_on",
    "applications__vacancy__completed_on",
    "applications__vacancy__cancelled_on",
    "applications__appointments__on_post_on",
    "applications__appointments__ended_on",
    "listings__ends",
)
"""The days with which a candidate’s cases, and her places on rosters, come to their end."""

UNDER_WAY: Final = (Vacancy.State.PUBLISHED, Vacancy.State.EVALUATION)


def withdraw(application: Application, *, on: date) -> None:
    """The candidate withdraws an application. Raises NotYet if it has come to its end."""
    these = Application.objects.filter(pk=application.pk)
    move(applications.applications, "withdraw", these, by=INTAKE, on=on)


def erase_on_wish(candidate: Candidate, *, on: date) -> None:
    """Withdraw what is under way, then erase everything the candidate sent.

    Raises Conflict while she is appointed by one of her applications.
    """
    hers = Application.objects.filter(candidate=candidate)
    if Appointment.objects.filter(application__in=hers, state__in=GIVEN).exists():
        raise Conflict(
            _("This can’t be erased now."),
            why=_("You are appointed by one of these applications: it belongs to your file."),
            do=_("Write to the Office’s human resources."),
        )
    with transaction.atomic():
        open_ones = hers.filter(state__in=applications.UNDER_WAY)
        if open_ones.exists():
            move(applications.applications, "withdraw", open_ones, by=INTAKE, on=on)
        with translation.override(settings.LANGUAGE_CODE):  # hers would tell something of her
            wished = _("The candidate wished it.")
        erase_candidates([candidate.pk], by=INTAKE, reason=wished)


def without_a_day() -> QuerySet[Any]:
    """Who has no day yet, as whom a former system knew, and whose cases are all over.

    Adds `over_on`: the last day of her last case, or of her last place on a roster.
    """
    hers = Application.objects.filter(candidate=OuterRef("pk"), vacancy__state__in=UNDER_WAY)
    kept: QuerySet[Any] = Candidate.objects.filter(data=Candidate.Data.KEPT, erase_on=None)
    over = Greatest(*(Max(path) for path in ENDS_OF_CASES))
    found: QuerySet[Any] = kept.filter(~Exists(hers)).annotate(over_on=over)
    return found.filter(over_on__isnull=False)


def set_days(*, by: Actor, on: date, reason: str) -> int:
    """Say when the data of those without a day are erased; returns of how many."""
    count = 0
    while found := without_a_day().order_by("pk").values_list("pk", "over_on")[:DATED_AT_ONCE]:
        days = {number: {"erase_on": over + ERASED_AFTER} for number, over in found}
        count += change_each(applying.set_erasure, days, by=by, on=on, reason=reason)
    return count


def due(on: date) -> QuerySet[Candidate]:
    """Whose data are due: not of those still considered, or on a roster that is valid."""
    hers = Application.objects.filter(candidate=OuterRef("pk"))
    considered = hers.filter(state__in=applications.UNDER_WAY, vacancy__state__in=UNDER_WAY)
    listed = Listing.objects.on(on).filter(candidate=OuterRef("pk"))
    found: QuerySet[Candidate] = Candidate.objects.to_be_erased_by(on)
    return found.filter(~Exists(considered), ~Exists(listed))


def erase_due(*, by: Answerable, on: date, reason: str) -> int:
    """Erase everybody who is due, some at a time; returns how many. Begun again, it goes on."""
    count = 0
    while numbers := list(due(on).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        erase_candidates(numbers, by=by, reason=reason)
        count += len(numbers)
    return count


def erase_candidates(numbers: Sequence[int], *, by: Answerable, reason: str) -> None:
    """Erase what these candidates sent and what was said of it, from tables, history and files.

    Why acts on their records were done is erased with them. What figures count stays: that there
    were applications, and how far each came.
    """
    with transaction.atomic():
        about = {model: records for model, records in _concerned(numbers) if records}
        about[Candidate] = list(numbers)
        erase_reasons(about, by=by, reason=reason)
        for model, records in naming(numbers).items():
            erase(model, records, by=by, reason=reason)
        _delete_kept_apart(numbers)
        for model, records in about.items():
            if ERASED.get(model):
                erase(model, records, by=by, reason=reason)


def _concerned(candidates: Sequence[int]) -> Iterator[tuple[type[models.Model], list[int]]]:
    """The tables that say something of them, each with the numbers of its records."""
    sent = list(Application.objects.filter(candidate__in=candidates).values_list("pk", flat=True))
    of_them: Any = {"application__in": sent}
    appointed = _numbers(Appointment.objects.filter(**of_them))
    yield Declaration, _numbers(Declaration.objects.filter(**of_them))
    yield Step, _numbers(Step.objects.filter(**of_them))
    yield Assessment, _numbers(Assessment.objects.filter(**of_them))
    yield Background, _numbers(Background.objects.filter(appointment__in=appointed))
    yield Appointment, appointed
    yield Listing, _numbers(Listing.objects.filter(candidate__in=candidates))
    yield Application, sent
    for model in (beside.Comment, beside.Attachment):
        yield model, _numbers(model.objects.filter(_talked(candidates)))


def _talked(candidates: Sequence[int]) -> Q:
    """What stands beside their records: comments, and documents attached."""
    hers: Any = {"application__candidate__in": candidates}
    appointed = Appointment.objects.filter(**hers)
    kept = {
        "candidates": list(candidates),
        "applications": Application.objects.filter(candidate__in=candidates).values("pk"),
        "candidate-assessments": Assessment.objects.filter(**hers).values("pk"),
        "appointments": appointed.values("pk"),
        "background-checks": Background.objects.filter(appointment__in=appointed).values("pk"),
        "steps": Step.objects.filter(**hers).values("pk"),
        "roster-places": Listing.objects.filter(candidate__in=candidates).values("pk"),
    }
    found = Q(pk__in=())
    for register, records in kept.items():
        found |= Q(register=register, record__in=records)
    return found


def _numbers(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _delete_kept_apart(candidates: Sequence[int]) -> None:
    """Files, keys and drafts have no history: they are deleted."""
    sent = Application.objects.filter(candidate__in=candidates)
    Attachment.objects.filter(application__in=sent).delete()
    talked = beside.Attachment.objects.filter(_talked(candidates))
    beside.Bytes.objects.filter(attachment__in=talked).delete()
    Key.objects.filter(candidate__in=candidates).delete()
    known = Candidate.objects.filter(pk__in=candidates)
    addresses = list(known.exclude(email="").values_list(Lower("email"), flat=True))
    written = Draft.objects.alias(address=Lower(KeyTextTransform("email", "answers")))
    written.filter(Q(address__in=addresses) | Q(official__in=known.values("official"))).delete()
