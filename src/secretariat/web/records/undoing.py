"""Where an act can be undone: beside it in the history of a record it wrote."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import actions
from secretariat.engine.records.foreseeing import Fate, Foreseen
from secretariat.engine.records.telling import Entry
from secretariat.engine.registers.declaring import Register
from secretariat.web.contexts.frame import Link
from secretariat.web.formats import number


def ways(
    register: Register, record: Any, entries: Sequence[Entry], *, actor: Actor, on: date
) -> Mapping[uuid.UUID, Link]:
    """Lead from the newest act to undoing it, if that is hers; it bars older ones."""
    newest = entries[0] if entries else None
    if newest is None or newest.undone or not _is_hers(newest.action, actor=actor, on=on):
        return {}
    link = Link(
        label=_("Undo…"),
        url=reverse("undo-act", args=[register.key, record.pk, newest.act]),
        note=newest.told,
    )
    return {newest.act: link}


def _is_hers(key: str, *, actor: Actor, on: date) -> bool:
    rights = rights_of(actor, on=on)
    done = next((one for one in actions() if one.key == key), None)
    return done is not None and all(rights.scopes(each) for each in done.permissions)


def taken_away(register: Register, record: Any) -> SafeString:
    """Say that a record has been taken away, with the way to undo it: its page is gone with it."""
    kept: Any = event_model(register.model)._base_manager.filter(pgh_obj_id=record.pk)
    act = kept.order_by("pgh_id").values_list("pgh_context_id", flat=True).last()
    return format_html(
        '{} <a href="{}">{}</a>',
        _("%(record)s has been taken away.") % {"record": record},
        reverse("undo-act", args=[register.key, record.pk, act]),
        _("Undo…"),
    )


def told(found: Foreseen) -> str:
    """Say in sentences what undoing an act would do."""
    return " ".join(
        _sentence(fate, count, model._meta)
        for model, fates in found.fates.items()
        for fate, count in sorted(fates.items())
    )


def _sentence(fate: Fate, count: int, meta: Any) -> str:
    table = meta.verbose_name if count == 1 else meta.verbose_name_plural
    return _words(fate, count) % {"count": number(count), "table": table}


def _words(fate: Fate, count: int) -> str:
    if fate is Fate.REMOVED:
        return ngettext(
            "%(count)s %(table)s that it added is taken away.",
            "%(count)s %(table)s that it added are taken away.",
            count,
        )
    if fate is Fate.RETURNED:
        return ngettext(
            "%(count)s %(table)s that it took away comes back.",
            "%(count)s %(table)s that it took away come back.",
            count,
        )
    return ngettext(
        "%(count)s %(table)s that it changed is put back as it was.",
        "%(count)s %(table)s that it changed are put back as they were.",
        count,
    )
