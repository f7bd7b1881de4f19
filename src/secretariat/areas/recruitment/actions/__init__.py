"""What candidates do without an account, and what the Office does for them: all of it by acts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from secretariat.engine.history.acting import Process

INTAKE: Final = Process("recruitment.intake", title=_("The form for candidates"))
"""Answers for what candidates send: they have no account that could."""
