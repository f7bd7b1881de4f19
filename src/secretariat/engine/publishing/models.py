"""Releases as they were frozen: text, tables digested, figures, evidence. Never changed after."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.publishing.front import original_of
from secretariat.kernel.languages import LANGUAGES, Language, Spoken, Translated


class Release(models.Model):
    """One frozen edition of a publication.

    `known_at` is the instant whose knowledge it froze. `texts` holds the Markdown of each language,
    `facts` the title block of each, with the note where it was given in it. `parts` holds the
    digest of each part by name; `seal` is the digest of `parts`. Who froze it is a person's number,
    or the name of a process.
    """

    publication = models.CharField(_("publication"), max_length=100)
    edition = models.PositiveIntegerField(_("edition"))
    frozen_at = models.DateTimeField(_("frozen"))
    known_at = models.DateTimeField(_("as known"))
    simulated = models.BooleanField(_("on a simulated clock"), default=False)
    act = models.UUIDField(unique=True)
    frozen_by = models.BigIntegerField(null=True)
    frozen_by_process = models.CharField(max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    texts = models.JSONField()
    facts = models.JSONField()
    product_version = models.CharField(max_length=50)
    database_version = models.CharField(max_length=50)
    parts = models.JSONField()
    seal = models.CharField(_("seal"), max_length=64)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering: ClassVar = ["publication", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "edition"],
                name="publishing_release_has_its_own_edition",
                violation_error_message=_("This edition has been frozen already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.edition}"

    def noted(self, language: Language) -> Spoken:
        """The note in a language, or in one that it was given in."""
        given = {code: facts.get("note", "") for code, facts in self.facts.items()}
        told = Translated(**given).in_(language)
        # An edition from when notes were given once keeps one, in the language of its original.
        return told if told.text else Translated(**{self.original: self.note}).in_(language)

    @property
    def original(self) -> Language:
        """The language it was written in first: as it says, else the only or first it has."""
        said = (original_of(text) for text in self.texts.values())
        has = (one for one in LANGUAGES if one in self.texts)
        return next((one for one in said if one), next(has, LANGUAGES[0]))


class ReleasedTable(models.Model):
    """Every record of one table as it stood: numbers and leaves, in the order of the numbers.

    Whoever has the salt could test a guess at an erased value against its leaf; nothing else can
    be read from a leaf.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="tables")
    table = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))
    salt = models.BinaryField()
    count = models.BigIntegerField()
    ids = ArrayField(models.BigIntegerField())
    leaves = ArrayField(models.BinaryField())
    root = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("table of a release")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "table"], name="publishing_table_is_digested_once"
            )
        ]

    def __str__(self) -> str:
        return self.table


class ReleasedFigure(models.Model):
    """A cited figure as it was frozen.

    `asked` is its date or period and cell. `value` is the exact decimal as text, None where there
    is none. `words` holds, for each language, title, unit, definition, authority, owner and the
    names of the cell. `definition` holds what the fingerprint is the digest of. `withheld_below`
    says of a figure that is withheld how few would be too few: no number of it is kept, and no
    evidence.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="figures")
    key = models.CharField(max_length=20)
    measure = models.CharField(max_length=100)
    asked = models.JSONField()
    value = models.TextField(null=True)
    n = models.BigIntegerField()
    part = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    unit = models.JSONField()
    words = models.JSONField()
    definition = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    withheld_below = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("figure of a release")
        ordering: ClassVar = ["release", "id"]
        indexes = [models.Index(fields=["measure"], name="publishing_figures_by_measure")]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key"], name="publishing_figure_has_its_own_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.measure}"

    @property
    def is_withheld(self) -> bool:
        """Whether its numbers are nobody's to know from the release."""
        return self.withheld_below is not None


class ReleasedEvidence(models.Model):
    """The numbers of the records one selection of a figure counts, in order."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="evidence")
    figure = models.CharField(max_length=20)
    name = models.CharField(max_length=20)
    table = models.CharField(max_length=63)
    count = models.BigIntegerField()
    ids = ArrayField(models.BigIntegerField())
    root = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("evidence of a release")
        ordering: ClassVar = ["release", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "figure", "name"], name="publishing_evidence_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.figure}, {self.name}"


class Step(models.TextChoices):
    """What can happen to a frozen edition on its way to the public."""

    SEND = "send", _("Send for review")
    RETURN = "return", _("Send back")
    CLEAR = "clear", _("Clear for publication")
    PUBLISH = "publish", _("Publish")


class ReleaseStep(models.Model):
    """One step of an edition: who took it, when, and why. Written once, never changed.

    `number` counts the steps of an edition from 1. `public_at` is the instant from which whoever
    may see the publication may read a published edition, None for every other step. An edition
    stands where its last step has brought it. `by` took it, for `instead_of` if she was away; the
    database takes both from the act.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    step = models.CharField(_("step"), max_length=10, choices=Step.choices)
    at = models.DateTimeField(_("at"))
    public_at = models.DateTimeField(_("public from"), null=True)
    act = models.UUIDField(unique=True)
    by = models.BigIntegerField(null=True)
    instead_of = models.BigIntegerField(null=True)
    by_process = models.CharField(max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of an edition")
        verbose_name_plural = _("steps of editions")
        ordering: ClassVar = ["release", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "number"],
                name="publishing_step_follows_one",
                violation_error_message=_("Somebody else took this edition a step on meanwhile."),
            ),
            models.CheckConstraint(
                condition=models.Q(step=Step.PUBLISH, public_at__gte=models.F("at"))
                | ~models.Q(step=Step.PUBLISH) & models.Q(public_at=None),
                name="publishing_published_is_public_from_then",
                violation_error_message=_("Only what is published is public, not before that."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release_id}, {self.number}: {self.step}"
