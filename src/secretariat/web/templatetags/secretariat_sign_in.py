"""For the pages of sign-in: what passkeys ask the browser for, and the identity provider."""

import json
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

register = template.Library()


@dataclass(frozen=True)
class Provider:
    """Where signing in by the identity provider begins, and what people call it."""

    url: str
    name: str


@register.filter
def as_json(value: object) -> str:
    """Write what a passkey is asked for as JSON, to stand in an attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.simple_tag
def identity_provider() -> Provider | None:
    """Give the identity provider; none where none is set up."""
    try:
        url = reverse("openid_connect_login", args=["office"])
    except NoReverseMatch:
        return None
    return Provider(url, settings.OPENID_NAME or _("the identity provider"))
