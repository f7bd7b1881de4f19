"""Names that a person matched to records once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record


@recorded()
class Match(Record):
    """That a text found in a file stands for a record, as a person once decided.

    It holds for every later import that refers to the same kind of record. `table` names that
    kind (`reference.state`), `named` the record by number: no foreign key, for it may be any kind.
    `key` is the text without accents, capitals and surplus spaces.
    """

    import_key = models.CharField(_("first met in"), max_length=100)
    said = models.TextField(_("what the file says"))
    key = models.TextField(_("what it is looked up by"))
    table = models.CharField(_("kind of record"), max_length=100)
    named = models.BigIntegerField(_("the record it stands for"))

    class Meta:
        verbose_name = _("matched name")
        verbose_name_plural = _("matched names")
        ordering = ["table", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "key"],
                name="a_name_is_matched_to_one_record",
                violation_error_message=_("This name is already matched to a record."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.said} → {self.table} {self.named}"
