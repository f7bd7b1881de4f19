"""What a reader follows, and the button by which she follows a record or a figure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.notices.following import follows, kind_of, model_of
from secretariat.engine.notices.models import Follow
from secretariat.engine.registers.declaring import Register, register_for
from secretariat.engine.registers.listing import rows_of
from secretariat.engine.workflows.declaring import workflow_for
from secretariat.web import wording
from secretariat.web.contexts.frame import Hidden, Link
from secretariat.web.contexts.workflows import FollowForm
from secretariat.web.links import record_page

SHOWN = 10
TABLES = 3  # kinds of records asked for on the home page; the notices page shows all


def record_form(reader: Actor, register: Register, record: Any) -> FollowForm | None:
    """The button for a record; none for somebody who has not signed in."""
    if not isinstance(reader, Person):
        return None
    hers = follows(reader, table=kind_of(register.model), record=record.pk)
    kept = (
        Hidden(name="register", value=register.key),
        Hidden(name="record", value=str(record.pk)),
    )
    return _form(kept, is_following=hers)


def figure_form(reader: Actor, measure: Measure) -> FollowForm | None:
    """The button for a figure; none for somebody who has not signed in."""
    if not isinstance(reader, Person):
        return None
    kept = (Hidden(name="figure", value=measure.key),)
    return _form(kept, is_following=follows(reader, figure=measure.key))


def _form(kept: tuple[Hidden, ...], *, is_following: bool) -> FollowForm:
    return FollowForm(
        action=reverse("unfollow" if is_following else "follow"),
        kept=kept,
        submit=_("Stop following") if is_following else _("Follow"),
        sentence=_("You follow this: it stands on your home page.") if is_following else "",
    )


def figures_followed(followed: Sequence[Follow], reader: Actor, *, on: date) -> list[Measure]:
    """The figures she follows and may still see, in the order she began to."""
    rights = rights_of(reader, on=on)
    known = {one.key: one for one in measures() if rights.scopes(one.audience).cover("")}
    return [known[one.figure] for one in followed if one.figure in known]


def records_followed(
    followed: Sequence[Follow], reader: Actor, *, on: date, tables: int = TABLES
) -> tuple[Link, ...]:
    """The latest records she follows and may still see, each with its state; one query a kind."""
    numbers: dict[str, list[int]] = {}
    for one in reversed(followed):
        if one.record is not None:
            numbers.setdefault(one.table, []).append(one.record)
    found: list[Link] = []
    for table, records in list(numbers.items())[:tables]:
        register = register_for(model_of(table))
        if register is not None:
            rows = rows_of(register, actor=reader, on=on).filter(pk__in=records[:SHOWN])
            found += [_link(register, record) for record in rows]
    return tuple(found[:SHOWN])


def _link(register: Register, record: Any) -> Link:
    workflow = workflow_for(register.model)
    state = workflow.title_of(record.state) if workflow is not None else ""
    note = ", ".join(words for words in (str(register.one), state) if words)
    return Link(
        label=str(record), url=record_page(register.key, record.pk), note=wording.heading(note)
    )
