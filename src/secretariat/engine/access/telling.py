"""How the acts of access end the sentence that begins with who acted."""

from django.utils.translation import gettext_lazy as _

TOLD = {
    "access.add_people": _("added people"),
    "access.deactivate": _("closed somebody's sign-in"),
    "access.reactivate": _("opened somebody's sign-in again"),
    "access.give": _("gave a role"),
    "access.end_grants": _("ended a role"),
    "access.give_password": _("gave somebody a new password"),
    "access.set_password": _("chose a new password"),
    "access.change_factors": _("changed a passkey, an app or recovery codes"),
    "access.link": _("linked somebody to the identity provider"),
    "access.unlink": _("unlinked somebody from the identity provider"),
}
