"""What is done with a reason says it, in the same words everywhere."""

from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput, Text


def hold_to_a_reason(reason: str, *, says: Text = "") -> None:
    """Refuse a reason without words; `says` what needs one, where that is not plain."""
    if not reason.strip():
        raise BadInput(
            says or _("This needs a reason."),
            do=_("Say why, in a sentence the next reader will understand."),
        )
