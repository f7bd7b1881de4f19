"""Personal tokens, and the days on which each was used."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded


class Reach(models.TextChoices):
    """What a token may at most."""

    READ = "read", _("read")
    ACT = "act", _("read and act")


class TokenQuerySet(models.QuerySet["Token"]):
    """Filters read after the noun."""

    def valid_on(self, day: date) -> "TokenQuerySet":
        """Those that open something on the day."""
        return self.filter(
            starts__lte=day, expires__gte=day, is_revoked=False, person__is_active=True
        )


@recorded(exclude=("digest",))
class Token(models.Model):
    """A program of a person's may act for her, from a day until another, both included.

    Of the secret only a digest is kept, and that not in history: whoever reads the database can
    present no token. An empty list of areas means all of them.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="tokens", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=100)
    reach = models.CharField(
        pgettext_lazy("a token", "may"), max_length=4, choices=Reach.choices, default=Reach.READ
    )
    areas = ArrayField(
        models.CharField(max_length=50), verbose_name=_("areas"), default=list, blank=True
    )
    digest = models.CharField(max_length=64, unique=True)
    starts = models.DateField(_("from"))
    expires = models.DateField(_("until"))
    is_revoked = models.BooleanField(_("revoked"), default=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires__gte=F("starts")),
                name="token_expires_after_it_starts",
                violation_error_message=_("A token can't end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(reach__in=Reach.values), name="token_reach_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TokenUse(models.Model):
    """That a token was used on a day; no more is kept of what a program does when."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("use of a token")
        verbose_name_plural = _("uses of tokens")
        constraints = [
            models.UniqueConstraint(fields=["token", "day"], name="token_use_is_kept_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.token_id}: {self.day}"
