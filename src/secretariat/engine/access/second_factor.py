"""Passkeys, codes of an authenticator app, recovery codes: what the sign-in library does here."""

import base64
from collections.abc import Sequence
from typing import ClassVar

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.models import Person

QUIET = 4
"""Empty modules round a QR code, which its standard asks for."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The library's adapter: secrets encrypted, codes drawn as plain SVG."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This code does not fit, or has served already. Write the one the app shows now."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Keep a secret so that the database alone does not give it away."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a kept secret."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """Name the product, as the authenticator app lists it."""
        return f"Secretariat, {self._get_site_name()}"

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code as a path, without style or namespace prefix, to stand in the page."""
        code = qrcode.QRCode(border=QUIET)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(
            f"M{across} {down}h1v1h-1z"
            for down, row in enumerate(rows)
            for across, dark in enumerate(row)
            if dark
        )
        return (
            f'<svg class="code" viewBox="0 0 {len(rows)} {len(rows)}" role="img"'
            f' aria-labelledby="code-title"><title id="code-title">{_("QR code")}</title>'
            f'<path d="{path}"/></svg>'
        )

    def generate_authenticator_name(self, user: Person, kind: Authenticator.Type) -> str:
        """Propose a name for a passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=kind).count()
        return _("Passkey %(number)s") % {"number": count + 1}


def _cipher() -> MultiFernet:
    """Encrypt with the key in use; read what earlier keys encrypted."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(key: str) -> bytes:
    kdf = HKDF(SHA256(), length=32, salt=None, info=b"secretariat second factor")
    return base64.urlsafe_b64encode(kdf.derive(key.encode()))


def forget_factors(people: Sequence[Person]) -> None:
    """Take away all passkeys, authenticator apps and recovery codes of these people."""
    Authenticator.objects.filter(user_id__in=[one.pk for one in people]).delete()
