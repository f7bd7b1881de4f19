"""Which editions a reader may see: what is public by now, and what she works on."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.handing import rights_on, works_on
from secretariat.engine.publishing.models import Release, ReleaseStep


def dated(releases: QuerySet[Release]) -> QuerySet[Release]:
    """Each edition with `public_from`: the instant its last step gives, None if it gives none."""
    last = ReleaseStep.objects.filter(release=OuterRef("pk")).order_by("-number")
    return releases.annotate(public_from=Subquery(last.values("public_at")[:1]))


def public(now: datetime, *, of: Iterable[str] | None = None) -> QuerySet[Release]:
    """The editions that are public at an instant, superseded ones too; of some publications."""
    found = dated(Release.objects.all()).filter(Q(public_from__lte=now))
    return found if of is None else found.filter(publication__in=list(of))


def open_to(actor: Actor, *, on: date, now: datetime) -> QuerySet[Release]:
    """The public editions of every publication that the actor may see, and nothing else."""
    rights = rights_of(actor, on=on)
    return public(now, of=[one.key for one in publications() if rights.scopes(one.see)])


def seen_by(actor: Actor, *, on: date, now: datetime) -> QuerySet[Release]:
    """Every edition the actor may read: the public ones, those she works on, those she may early.

    Whoever may freeze, clear or publish a publication works on all its editions, and whoever
    stands in for her works on them meanwhile.
    """
    rights, *others = rights_on(actor, on=on)
    hers = [one for one in publications() if rights.scopes(one.see)]
    early = [one.key for one in hers if one.early and rights.scopes(one.early)]
    return dated(Release.objects.all()).filter(
        Q(publication__in=[one.key for one in hers if works_on((rights, *others), one)])
        | Q(publication__in=early, public_from__isnull=False)
        | Q(publication__in=[one.key for one in hers], public_from__lte=now)
    )


def publications_read(actor: Actor, *, on: date, now: datetime) -> frozenset[str]:
    """The keys of the publications of which the actor may read an edition: one statement."""
    return frozenset(seen_by(actor, on=on, now=now).values_list("publication", flat=True))
