"""Views that people save: a register's filters, order and columns under a name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record


@recorded()
class SavedView(Record):
    """What a person asks of a register, kept under a name; hers, or shared with a role.

    `asks` is the question part of the list's address. Her default is what the register shows her
    when she asks for nothing.
    """

    register = models.CharField(_("register"), max_length=100)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("whose it is"),
        related_name="saved_views",
    )
    name = models.CharField(_("name"), max_length=60)
    role = models.CharField(_("shared with"), max_length=100, blank=True)
    asks = models.TextField(_("what it asks for"), blank=True)
    is_default = models.BooleanField(_("shown first"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "register", "name"],
                name="registers_view_has_its_own_name",
                violation_error_message=_("You have a view of this name already."),
            ),
            models.UniqueConstraint(
                fields=["owner", "register"],
                condition=models.Q(is_default=True),
                name="registers_one_view_is_shown_first",
                violation_error_message=_("Another view is shown first already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
