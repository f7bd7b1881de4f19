"""People who sign in, the grants they hold, what they signed in with, and what they read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    BigIntegerRangeField,
    DateRangeField,
    RangeOperators,
)
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secretariat.engine.history.acting import Name, act
from secretariat.engine.history.recording import recorded

PATH = r"^([^/\n]+(/[^/\n]+)*)?\Z"
no_address = RegexValidator("@", _("A user name has no @."), inverse_match=True)
a_path = RegexValidator(PATH, _("A scope is a path such as HRD/REC, or empty."))


class Language(models.TextChoices):
    """The working languages of the interface."""

    EN = "en", "English"
    FR = "fr", "Français"
    ES = "es", "Español"


class PersonManager(BaseUserManager["Person"]):
    """People, found by what they sign in with; added by the action `add_person` alone."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find who signs in under this name, whatever its capitals."""
        return self.get(username=(username or "").lower())

    def active(self) -> models.QuerySet["Person"]:
        """Those who may sign in."""
        return self.filter(is_active=True)


@recorded(
    exclude=("password",),
    erased={
        "name": "Erased person {id}",
        "username": "erased-{id}",
        "email": "erased-{id}@invalid",
    },
)
class Person(AbstractBaseUser):
    """Somebody who signs in: an official, an auditor, a delegate.

    The password's hash is no fact about her and is not kept in history. When she last signed in
    is known by her session, not here: signing in changes no record.
    """

    username = models.CharField(
        _("user name"), max_length=100, unique=True, validators=[no_address]
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.EN
    )
    unit_path = models.TextField(_("works in"), blank=True, validators=[a_path])
    is_active = models.BooleanField(_("may sign in"), default=True)
    last_login = None
    _password: str | None = None  # Django's: a password set and not yet saved

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=Q(username=Lower("username")),
                name="person_username_is_in_lower_case",
                violation_error_message=_("A user name is written in lower case."),
            ),
            models.CheckConstraint(
                condition=~Q(username__contains="@"),
                name="person_username_is_no_address",
                violation_error_message=_("A user name has no @, as an e-mail address has."),
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="person_email_is_in_lower_case",
                violation_error_message=_("An e-mail address is kept in lower case."),
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values),
                name="person_language_is_a_working_language",
            ),
            models.CheckConstraint(
                condition=Q(unit_path__regex=PATH), name="person_unit_path_is_a_path"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def answers_as(self) -> Name:
        """Her number, under which her acts are kept."""
        return Name(person=self.pk)

    def save(
        self,
        force_insert: Any = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save; a new password, or an old one hashed anew, is an act she answers for herself.

        Sign-in (allauth, Django) saves passwords on its own and knows nothing of acts.
        """
        named = set(update_fields or ())
        if self.pk is None or (self._password is None and named != {"password"}):
            super().save(
                force_insert=force_insert,
                force_update=force_update,
                using=using,
                update_fields=update_fields,
            )
            return
        with act("access.set_password", by=self):
            super().save(using=using, update_fields=["password"])


def _same(number: Any) -> tuple[Any, str]:
    """The range of one number: overlapping another one means being equal to it."""
    both = Func(
        number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )
    return both, RangeOperators.OVERLAPS


def _number_of_role_and_scope() -> Any:
    """PostgreSQL's 64-bit hash of both texts, so that an exclusion can ask for equal ones."""
    both = Concat(F("role"), Value("\n"), F("scope"), output_field=models.TextField())
    return Func(both, Value(0), function="hashtextextended", output_field=models.BigIntegerField())


class GrantQuerySet(models.QuerySet["Grant"]):
    """Filters read after the noun."""

    def on(self, day: date) -> "GrantQuerySet":
        """Those in force on the day."""
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


@recorded()
class Grant(models.Model):
    """A person holds a role over a scope for a period, both days included.

    The scope is a path of units; the empty path is the whole organization. A role the product no
    longer declares grants nothing.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="grants", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=100)
    scope = models.TextField(_("scope"), blank=True, validators=[a_path])
    starts = models.DateField(_("starts"))
    ends = models.DateField(_("ends"), null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                name="grant_ends_after_it_starts",
                violation_error_message=_("A grant can't end before it starts."),
            ),
            models.CheckConstraint(condition=Q(scope__regex=PATH), name="grant_scope_is_a_path"),
            ExclusionConstraint(
                name="grant_is_held_once_at_a_time",
                expressions=[
                    _same(F("person")),
                    _same(_number_of_role_and_scope()),
                    (
                        Func(
                            F("starts"),
                            F("ends"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("She holds this role over this scope at that time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} ({self.scope or '—'})"


class Identity(models.Model):
    """Under which subject an identity provider knows somebody.

    Like a password's hash it is no fact about her and not kept in history; the act that linked or
    unlinked it is.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="identities", verbose_name=_("person")
    )
    issuer = models.URLField(_("identity provider"), max_length=255)
    subject = models.CharField(_("subject"), max_length=255)

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"],
                name="identity_is_one_persons",
                violation_error_message=_("This subject is linked to somebody already."),
            ),
            models.UniqueConstraint(
                fields=["issuer", "person"],
                name="identity_is_one_per_person_and_provider",
                violation_error_message=_("This person is linked to the provider already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.subject}"


class OpenSession(models.Model):
    """A session somebody has open: on which device, since when, when last seen; no place."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="sessions", verbose_name=_("person")
    )
    key = models.CharField(max_length=40, unique=True)
    device = models.CharField(_("device"), max_length=200, blank=True)
    began = models.DateTimeField(_("began"))
    seen = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = pgettext_lazy("signed in", "session")
        verbose_name_plural = pgettext_lazy("signed in", "sessions")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.device}"


class Through(models.TextChoices):
    """By which way somebody read records of a sensitive register."""

    RECORD = "record", _("the record’s page")
    LIST = "list", _("a list")
    EXPORT = "export", _("an export")
    API = "api", _("the interface for programs")
    IMPORT = "import", _("a file held against them")


class Reading(models.Model):
    """Somebody read records of a sensitive register; written before she is shown them.

    No foreign keys: the log never blocks or follows live rows. `person` is empty for a process
    of the Office, which `process` names. Of an export the numbers of the records are kept as a
    digest, of a page one by one.
    """

    at = models.DateTimeField(
        _("when"),
        db_default=Func(function="secretariat.clock", output_field=models.DateTimeField()),
    )
    person = models.BigIntegerField(_("who"), null=True)
    process = models.CharField(max_length=100, blank=True)
    register = models.CharField(_("register"), max_length=100)
    through = models.CharField(_("through"), max_length=10, choices=Through.choices)
    records = ArrayField(models.BigIntegerField(), verbose_name=_("records"), default=list)
    count = models.PositiveIntegerField(_("number of records"))
    digest = models.CharField(_("digest of the records"), max_length=64)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes = [
            models.Index(fields=["-at", "-id"], name="access_reading_newest_first"),
            models.Index(fields=["person", "-at"], name="access_reading_by_person"),
            GinIndex(fields=["records"], name="access_reading_of_records"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.register}, {self.count}"
