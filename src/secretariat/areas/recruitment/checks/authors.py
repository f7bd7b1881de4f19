"""Records that only she may write whom they concern: read from the history of who wrote them."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model


def written_for(touched: QuerySet[Any], person: str) -> QuerySet[Any]:
    """The records that somebody else wrote last than the person on this path."""
    act = Act.objects.filter(pk=OuterRef("pgh_context_id")).values("by")
    events = event_model(touched.model)._base_manager.filter(pgh_obj_id=OuterRef("pk"))
    last = events.order_by("-pgh_id").annotate(by=Subquery(act)).values("by")[:1]
    written: QuerySet[Any] = touched.alias(written_by=Subquery(last))
    return written.filter(Q(written_by__isnull=True) | ~Q(written_by=F(person)))
