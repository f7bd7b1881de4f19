"""Giving roles and ending them: dated, within one's own scope, never one's own."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.clashes import told_of_clashes
from secretariat.engine.access.decisions import require_each
from secretariat.engine.access.models import PATH, Grant, Person
from secretariat.engine.access.permissions import May
from secretariat.engine.access.roles import roles
from secretariat.engine.history.acting import act
from secretariat.kernel.errors import BadInput, Conflict, Problem, Refused
from secretariat.kernel.periods import Period


def give(
    people: Sequence[Person],
    role: str,
    *,
    scope: str,
    period: Period,
    by: Actor,
    reason: str,
    on: date,
) -> list[Grant]:
    """Give people a role over a scope for a period, which must say when it begins.

    The giver must be able to manage grants over that scope, and can't be among the people.
    """
    require_each(by, May.MANAGE_GRANTS, scopes=[scope], on=on)
    others_only(people, by=by)
    starts = _usable(role, scope, period)
    _refuse_the_closed(people)
    _refuse_guests_at_work(people, role, period)
    _refuse_the_held(people, role, scope, period)
    grants = [
        Grant(person=one, role=role, scope=scope, starts=starts, ends=period.ends) for one in people
    ]
    with told_of_clashes(), act("access.give", by=by, reason=reason):
        return Grant.objects.bulk_create(grants)


def end_grants(grants: QuerySet[Grant], last_day: date, *, by: Actor, reason: str, on: date) -> int:
    """End grants with their last day; one that would not have begun by then is withdrawn.

    Those that end by then anyway stay as they are. Returns how many were ended or withdrawn.
    """
    with act("access.end_grants", by=by, reason=reason, facts={"last_day": str(last_day)}):
        chosen = Grant.objects.filter(pk__in=list(grants.values_list("pk", flat=True)))
        locked = list(chosen.select_related("person").select_for_update(of=("self",)))
        others_only([grant.person for grant in locked], by=by)
        require_each(by, May.MANAGE_GRANTS, scopes=[grant.scope for grant in locked], on=on)
        withdrawn, _by_table = chosen.filter(starts__gt=last_day).delete()
        later = Q(ends=None) | Q(ends__gt=last_day)
        return withdrawn + chosen.filter(later).update(ends=last_day)


def others_only(people: Sequence[Person], *, by: Actor) -> None:
    """Refuse to let anybody decide of her own access, also while she acts for another."""
    hands = {by.by, by.of} if isinstance(by, OnBehalf) else {by}
    if not hands.isdisjoint(people):
        raise Refused(
            _("You can't decide of your own access."),
            why=_("Whoever gives or ends what somebody may answers for somebody else's."),
            do=_("Ask another access manager."),
        )


def _usable(role: str, scope: str, period: Period) -> date:
    """The first day of the grant, if it can be given at all."""
    if role not in roles():
        raise BadInput(
            _("There is no role “%(role)s”.") % {"role": role},
            do=_("Choose: %(roles)s.") % {"roles": ", ".join(roles())},
        )
    if not re.fullmatch(PATH, scope):
        raise BadInput(
            _("“%(scope)s” is no scope.") % {"scope": scope},
            do=_("Write the unit's path, such as HRD/REC, or nothing for the whole organization."),
        )
    if period.starts is None:
        raise BadInput(_("A role is given from a day on."), do=_("Say from which."))
    if roles()[role].visiting and period.ends is None:
        raise BadInput(
            _("A guest is given a last day."),
            why=_("Guests are nobody of the Office, and nobody would notice that they have left."),
            do=_("Say until when."),
        )
    return period.starts


def _refuse_the_closed(people: Sequence[Person]) -> None:
    kept = Person.objects.filter(pk__in=[one.pk for one in people], is_active=False)
    closed = [Problem(where=one.name, wrong=_("her sign-in is closed")) for one in kept]
    if closed:
        raise BadInput(_("Nobody whose sign-in is closed can be given a role."), problems=closed)


def _refuse_guests_at_work(people: Sequence[Person], role: str, period: Period) -> None:
    """Name everybody who would be a guest and hold another role at the same time."""
    visits = [one.key for one in roles().values() if one.visiting]
    held = _overlapping(people, period)
    others = held.exclude(role__in=visits) if role in visits else held.filter(role__in=visits)
    names = sorted({grant.person.name for grant in others})
    if names:
        raise Conflict(
            _("A guest holds no other role: %(names)s.") % {"names": ", ".join(names)},
            why=_("Guests read what everyone who signs in may, and change nothing."),
            do=_("End the one before the other begins."),
        )


def _overlapping(people: Sequence[Person], period: Period) -> QuerySet[Grant]:
    """The grants these people hold at some time of the period."""
    held = Grant.objects.filter(
        Q(ends=None) | Q(ends__gte=period.starts), person__in=people
    ).select_related("person")
    return held if period.ends is None else held.filter(starts__lte=period.ends)


def _refuse_the_held(people: Sequence[Person], role: str, scope: str, period: Period) -> None:
    """Name everybody who holds this already at some time of the period."""
    held = _overlapping(people, period).filter(role=role, scope=scope)
    names = sorted({grant.person.name for grant in held})
    if names:
        raise Conflict(
            _("The same role over the same scope is already held by: %(names)s.")
            % {"names": ", ".join(names)},
            why=_("One grant at a time says what somebody may."),
            do=_("End the earlier grant, or begin after it."),
        )
