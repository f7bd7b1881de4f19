"""Having the database look again at tables that have just changed much, so that it plans well."""

from django.db import connections, models

from secretariat.engine.history.recording import event_model


def take_samples(model: type[models.Model], *, using: str) -> None:
    """Take new samples of a recorded table and of its history, within the transaction that wrote.

    The database does so of itself, but a minute or more later; until then it plans for the table
    as it was. Only its owner may otherwise: the database's own function does it for anybody.
    """
    with connections[using].cursor() as cursor:
        for table in (model, event_model(model)):
            cursor.execute(
                "SELECT secretariat.take_samples(%s::regclass)",
                [f'public."{table._meta.db_table}"'],
            )
