"""Comments and attachments: beside any record, named by its register and number."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet

CLOCK = Func(function="secretariat.clock", output_field=models.DateTimeField())
LONGEST = 5_000  # characters of a comment; longer is a document


class BesideQuerySet(RecordQuerySet["Beside"]):
    """Filters over what stands beside records."""

    def of(self, register: str, record: int) -> Self:
        """What stands beside one record, oldest first."""
        return self.filter(register=register, record=record).order_by("at", "pk")


class Beside(Record):
    """Something somebody put beside a record. No foreign key: it may be of any register."""

    register = models.CharField(_("register"), max_length=100)
    record = models.BigIntegerField(_("record"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(
        _("when"),
        db_default=Func(function="secretariat.clock", output_field=models.DateTimeField()),
    )
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)

    objects: ClassVar[Any] = BesideQuerySet.as_manager()

    class Meta:
        abstract = True


@recorded(erased={"text": ""})
class Comment(Beside):
    """What somebody says about a record."""

    text = models.TextField(_("comment"), max_length=LONGEST)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [models.Index(fields=["register", "record"], name="comment_of_a_record")]

    def __str__(self) -> str:
        return self.text[:80]


class Kind(models.TextChoices):
    """The kinds of documents that may be attached: none of them runs anything when opened."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    WRITER = "odt", "OpenDocument (text)"
    CALC = "ods", "OpenDocument (table)"
    PNG = "png", "PNG"
    JPEG = "jpg", "JPEG"
    TEXT = "txt", _("plain text")
    CSV = "csv", "CSV"


@recorded(erased={"name": "erased"})
class Attachment(Beside):
    """A document beside a record; its content lies apart, so that lists stay light."""

    name = models.CharField(_("file name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind.choices)
    size = models.PositiveIntegerField(_("bytes"))
    digest = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        indexes = [models.Index(fields=["register", "record"], name="attachment_of_a_record")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_is_not_empty"),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="attachment_is_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Bytes(models.Model):
    """The bytes of an attachment; gone when it is withdrawn, while its name and digest stay."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, primary_key=True, related_name="bytes"
    )
    content = models.BinaryField()

    class Meta:
        verbose_name = _("content")
        verbose_name_plural = _("contents")

    def __str__(self) -> str:
        return str(self.attachment_id)
