"""The routes by which places are filled, and the stages of each."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.history.recording import recorded
from secretariat.engine.records.naming import LongNamed


class Route(models.TextChoices):
    """The ways by which a place is filled."""

    REGULAR = "regular", _("regular placement")
    COOPERATION = "cooperation", _("development cooperation, direct selection")
    LOCAL = "local", _("General Service, local recruitment")
    INTEREST = "interest", _("call for expression of interest")
    TEMPORARY = "temporary", _("temporary appointment")


@recorded()
class Stage(LongNamed):
    """A stage of a route, numbered from 1 in the order in which applications pass through it."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    route = models.CharField(_("route"), max_length=11, choices=Route)
    number = models.PositiveSmallIntegerField(_("number"))

    class Meta(LongNamed.Meta):
        verbose_name = _("stage of a route")
        verbose_name_plural = _("stages of routes")
        ordering: ClassVar = ["route", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["route", "number"],
                name="recruitment_stage_number_is_given_once",
                violation_error_message=_("The route has a stage of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="recruitment_stage_numbers_begin_with_1",
                violation_error_message=_("A route’s first stage has the number 1."),
            ),
        ]
