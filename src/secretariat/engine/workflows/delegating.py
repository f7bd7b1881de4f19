"""Handing over one's moves while away: dated, to somebody else, by herself or for her."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.clashes import told_of_clashes
from secretariat.engine.access.decisions import require_each
from secretariat.engine.access.granting import others_only
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.permissions import May
from secretariat.engine.history.acting import act
from secretariat.engine.records.reasons import hold_to_a_reason
from secretariat.engine.workflows.handing import handed_of
from secretariat.engine.workflows.models import Delegation
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

LONGEST = 366  # days: whoever is away for longer has another grant given


def delegate(
    person: Person,
    *,
    to: Person,
    period: Period,
    workflows: Sequence[str] = (),
    by: Actor,
    on: date,
    reason: str = "",
) -> Delegation:
    """Let somebody make a person's moves between two days; in all workflows if none is named.

    Given by the person herself, or for her, with a reason, by whoever may hand over moves over her
    unit and over all that her roles reach; never to whoever gives it. It lends what she may in
    moves, never what was lent to her, and never gets round a separation of duties.
    """
    _hold_to_hers(person, by=by, on=on)
    if by != person:
        others_only([to], by=by)
        hold_to_a_reason(reason)
    starts, ends = _days(period, on)
    if person == to:
        raise BadInput(_("Nobody stands in for herself."), do=_("Choose somebody else."))
    if not to.is_active:
        raise BadInput(
            _("%(name)s can't stand in.") % {"name": to}, why=_("Her sign-in is closed.")
        )
    named = sorted({handed_of(key).key for key in workflows})
    given = Delegation(person=person, to=to, starts=starts, ends=ends, workflows=named)
    with told_of_clashes(), act("workflows.delegate", by=by, reason=reason):
        return _kept().bulk_create([given])[0]


def take_back(delegation: Delegation, *, by: Actor, on: date, reason: str = "") -> None:
    """End a delegation with the day before; one that has not begun is taken away.

    By the person herself, or for her, with a reason, by whoever may hand over her moves.
    """
    with act("workflows.take_back", by=by, reason=reason):
        _hold_to_hers(delegation.person, by=by, on=on)
        if by != delegation.person:
            hold_to_a_reason(reason)
        kept = _kept().filter(pk=delegation.pk)
        yesterday = date.fromordinal(on.toordinal() - 1)
        if delegation.starts >= on:
            kept.delete()
        else:
            kept.filter(ends__gt=yesterday).update(ends=yesterday)


def _kept() -> "QuerySet[Delegation]":
    """Django's own QuerySet, whose writing half is open: for the two acts above alone."""
    return QuerySet(Delegation)


def _hold_to_hers(person: Person, *, by: Actor, on: date) -> None:
    """Refuse whoever is neither the person herself nor trusted with all that she may."""
    if by != person:
        standing = Q(ends=None) | Q(ends__gte=on)
        reached = Grant.objects.filter(standing, person=person).values_list("scope", flat=True)
        require_each(by, May.HAND_OVER, scopes=[person.unit_path, *reached], on=on)


def _days(period: Period, on: date) -> tuple[date, date]:
    if period.starts is None or period.ends is None:
        raise BadInput(
            _("A delegation has a first and a last day."), do=_("Say from when until when.")
        )
    if period.ends < on:
        raise BadInput(_("These days are over."), do=_("Choose days to come."))
    if (period.ends - period.starts).days >= LONGEST:
        raise BadInput(
            _("A delegation lasts a year at most."),
            why=_("It stands in for somebody who comes back."),
            do=_("For longer, have a role given."),
        )
    return period.starts, period.ends
