"""What work is: grades, job families, generic job descriptions and what each grade requires."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import (
    DatedQuerySet,
    DatedRecord,
    ends_after_it_starts,
)
from secretariat.engine.records.content import Content
from secretariat.engine.records.naming import LongNamed, Named
from secretariat.engine.records.overlaps import no_overlap


class Category(models.TextChoices):
    """The groups of grades."""

    GENERAL_SERVICE = "GS", _("General Service")
    NATIONAL_OFFICERS = "NO", _("National Officers")
    PROFESSIONAL = "P", _("Professional")
    DIRECTORS = "D", _("Directors")
    HEADS = "H", _("Heads of the Office")


INTERNATIONAL = (Category.PROFESSIONAL, Category.DIRECTORS, Category.HEADS)


@recorded()
class Grade(Named):
    """A rung of the ladder; `rank` orders them all, the lowest first."""

    category = models.CharField(_("category"), max_length=2, choices=Category)
    rank = models.PositiveSmallIntegerField(_("rank"), unique=True)

    class Meta(Named.Meta):
        verbose_name = _("grade")
        verbose_name_plural = _("grades")
        ordering = ["rank"]


@recorded()
class Family(LongNamed):
    """A group of jobs that ask for the same knowledge, whatever their grade."""

    class Meta(LongNamed.Meta):
        verbose_name = _("job family")
        verbose_name_plural = _("job families")


@recorded()
class Description(DatedRecord):
    """A version of a generic job description: what a family's work is at a grade."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    family = models.ForeignKey(
        Family, models.PROTECT, verbose_name=_("job family"), related_name="descriptions"
    )
    grade = models.ForeignKey(
        Grade, models.PROTECT, verbose_name=_("grade"), related_name="descriptions"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title_en = models.CharField(_("title in English"), max_length=150)
    title_fr = models.CharField(_("title in French"), max_length=150, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=150, blank=True)
    work_en = models.TextField(_("work in English"), blank=True)
    work_fr = models.TextField(_("work in French"), blank=True)
    work_es = models.TextField(_("work in Spanish"), blank=True)
    agreement = models.CharField(
        _("rests on"),
        max_length=250,
        blank=True,
        help_text=_("The collective agreement and its article."),
    )
    title = Content("title")
    work = Content("work")

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"title": _("title"), "work": _("work")}

    class Meta:
        verbose_name = _("generic job description")
        verbose_name_plural = _("generic job descriptions")
        ordering = ["family__code", "grade__rank", "version"]
        constraints = [
            ends_after_it_starts("workforce_description"),
            models.UniqueConstraint(
                fields=["family", "grade", "version"],
                name="workforce_description_has_each_version_once",
                violation_error_message=_("This version is already recorded."),
            ),
            no_overlap(
                "family",
                "grade",
                name="workforce_description_has_one_version_a_day",
                says=_("Another version is in force on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return self.title.text


class Education(models.TextChoices):
    """Levels of education, the lowest first."""

    SECONDARY = "1-secondary", _("secondary education")
    FIRST_DEGREE = "2-first", _("first-level university degree")
    ADVANCED_DEGREE = "3-advanced", _("advanced university degree")


@recorded()
class Requirement(DatedRecord):
    """The least education and experience a grade asks for, whatever the job family."""

    grade = models.ForeignKey(
        Grade, models.PROTECT, verbose_name=_("grade"), related_name="requirements"
    )
    education = models.CharField(_("education"), max_length=12, choices=Education)
    years = models.PositiveSmallIntegerField(_("years of experience"))
    years_in_lieu = models.PositiveSmallIntegerField(
        _("further years with a first-level degree"),
        null=True,
        blank=True,
        help_text=_("In lieu of an advanced degree; empty: none will do."),
    )
    years_abroad = models.PositiveSmallIntegerField(
        _("years of international experience"), default=0
    )
    authority = models.CharField(_("authority"), max_length=250)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement of a grade")
        verbose_name_plural = _("requirements of grades")
        ordering = ["grade__rank", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_requirement"),
            no_overlap(
                "grade",
                name="workforce_requirement_of_a_grade_is_one",
                says=_("The grade has other requirements on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade}, {self.starts}"


@recorded()
class LanguageRequirement(DatedRecord):
    """How many working languages a category of grades asks for, or a job family instead of it."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    category = models.CharField(_("category"), max_length=2, choices=Category)
    family = models.ForeignKey(
        Family,
        models.PROTECT,
        verbose_name=_("job family"),
        related_name="languages",
        null=True,
        blank=True,
        help_text=_("Empty: every family that has no rule of its own."),
    )
    languages = models.PositiveSmallIntegerField(_("working languages"))
    words_en = models.CharField(_("in words, in English"), max_length=250)
    words_fr = models.CharField(_("in words, in French"), max_length=250, blank=True)
    words_es = models.CharField(_("in words, in Spanish"), max_length=250, blank=True)
    words = Content("words")

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"words": _("in words")}

    class Meta:
        verbose_name = _("language requirement")
        verbose_name_plural = _("language requirements")
        ordering = ["category", "family__code", "-starts"]
        constraints = [ends_after_it_starts("workforce_languagerequirement")]

    def __str__(self) -> str:
        return self.words.text


@recorded()
class Term(DatedRecord):
    """What a word of the requirements means, such as experience at the international level."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=150, blank=True)
    meaning_en = models.TextField(_("meaning in English"))
    meaning_fr = models.TextField(_("meaning in French"), blank=True)
    meaning_es = models.TextField(_("meaning in Spanish"), blank=True)
    authority = models.CharField(_("authority"), max_length=250, blank=True)
    name = Content("name")
    meaning = Content("meaning")

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"name": _("name"), "meaning": _("meaning")}

    class Meta:
        verbose_name = _("term of the requirements")
        verbose_name_plural = _("terms of the requirements")
        ordering = ["code"]
        constraints = [ends_after_it_starts("workforce_term")]

    def __str__(self) -> str:
        return self.name.text
