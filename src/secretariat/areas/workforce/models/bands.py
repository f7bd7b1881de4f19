"""The bands that figures tell ages and years of service by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Age(models.TextChoices):
    """Bands of age."""

    UNDER_35 = "15-34", _("under 35")
    TO_44 = "35-44", _("35 to 44")
    TO_54 = "45-54", _("45 to 54")
    TO_59 = "55-59", _("55 to 59")
    OVER_59 = "60+", _("60 and over")


AGES = (35, 45, 55, 60)


class Service(models.TextChoices):
    """Bands of years of service."""

    UNDER_2 = "00-01", _("under 2 years")
    TO_4 = "02-04", _("2 to 4 years")
    TO_9 = "05-09", _("5 to 9 years")
    TO_19 = "10-19", _("10 to 19 years")
    OVER_19 = "20+", _("20 years and more")


SERVICE = (2, 5, 10, 20)
