"""How often somebody may ask for something: counted in the database, for all processes."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from secretariat.kernel.errors import ProductError

# One statement counts and answers: a window begins anew when the last one is over.
_COUNT = """
INSERT INTO public.access_rate AS kept (what, began, count) VALUES (%(what)s, %(at)s, 1)
ON CONFLICT (what) DO UPDATE SET
    count = CASE WHEN kept.began <= %(over)s THEN 1 ELSE kept.count + 1 END,
    began = CASE WHEN kept.began <= %(over)s THEN excluded.began ELSE kept.began END
RETURNING count, began
"""
_FORGET = "DELETE FROM public.access_rate WHERE began < %s"
_KEPT = timedelta(days=1)


class TooOften(ProductError):
    """Somebody asked too often; `after` says in how many seconds she may ask again."""

    id = "secretariat.too_often"
    status = 429
    exit_code = 8

    def __init__(self, after: int) -> None:
        super().__init__(
            _("You asked for this too often."),
            why=_("It is limited, so that nobody slows it down for all others."),
            do=_("Try again in %(seconds)s seconds.") % {"seconds": after},
        )
        self.after = after


def count_one(what: str, by: str, *, most: int, within: timedelta, at: datetime) -> None:
    """Count one more use of something by somebody; raise TooOften beyond the most of a window."""
    asked: dict[str, str | datetime] = {"what": f"{what}:{by}", "at": at, "over": at - within}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, asked)
        count, began = cursor.fetchone()
        if count == 1:
            cursor.execute(_FORGET, [at - _KEPT])
    if count > most:
        raise TooOften(max(1, int((began + within - at).total_seconds())))
