"""Until when an event held: the database notes it as soon as a later event supersedes it.

The column stands beside the library's own, which writes events and does not know of it. Only
changes and removals supersede: a record that is added again was removed before. An instant lies in
the time of one event of a record at most, even where a clock was set back in between.
"""

from typing import Any

from django.db import models

from secretariat.engine.history.recording import event_model

FUNCTION = """
CREATE OR REPLACE FUNCTION secretariat.end_superseded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        UPDATE public.%1$I AS event SET pgh_until = newest.pgh_created_at
        FROM (SELECT DISTINCT ON (one.pgh_obj_id) one.pgh_obj_id, one.pgh_id, one.pgh_created_at
              FROM was JOIN public.%1$I AS one ON one.pgh_obj_id = was.%2$I
              ORDER BY one.pgh_obj_id, one.pgh_id DESC) AS newest
        WHERE event.pgh_obj_id = newest.pgh_obj_id AND event.pgh_id < newest.pgh_id
          AND (event.pgh_until IS NULL OR event.pgh_until > newest.pgh_created_at)
    $sql$, TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
END $$
"""

COLUMN = 'ALTER TABLE public."{events}" ADD COLUMN pgh_until timestamptz'
LATER = """
SELECT pgh_id, min(pgh_created_at) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id
    ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS at FROM public."{events}"
"""
EARLIER = f"""
UPDATE public."{{events}}" AS event SET pgh_until = later.at FROM ({LATER}) AS later
WHERE later.pgh_id = event.pgh_id AND later.at IS NOT NULL
"""
# By their names they follow the library's own, which write the events of the same statement.
TRIGGER = """
CREATE OR REPLACE TRIGGER superseded_by_{deed} AFTER {deed} ON public."{table}"
REFERENCING OLD TABLE AS was FOR EACH STATEMENT
EXECUTE FUNCTION secretariat.end_superseded('{events}', '{pk}')
"""


def note_superseded(cursor: Any, recorded: list[type[models.Model]]) -> None:
    """Make the column and its triggers where they are missing; events there already get theirs."""
    cursor.execute(FUNCTION)
    for model in recorded:
        table, events = model._meta.db_table, event_model(model)._meta.db_table
        if not _has_the_column(cursor, events):
            cursor.execute(COLUMN.format(events=events))
            cursor.execute(EARLIER.format(events=events))
        for deed in ("UPDATE", "DELETE"):
            pk = model._meta.pk.column
            cursor.execute(TRIGGER.format(deed=deed, table=table, events=events, pk=pk))


def _has_the_column(cursor: Any, events: str) -> bool:
    cursor.execute(
        "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s::regclass"
        " AND attname = 'pgh_until' AND NOT attisdropped)",
        [f'public."{events}"'],
    )
    return bool(cursor.fetchone()[0])
