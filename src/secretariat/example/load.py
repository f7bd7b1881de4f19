"""Loading the example organisation into an empty instance."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import connection
from django.utils.translation import gettext as _

from secretariat.engine.history.recording import recorded_models
from secretariat.engine.publishing.models import ReleaseStep
from secretariat.example.caught_up import catch_up
from secretariat.example.entries import Act
from secretariat.example.lanes import Lane, Lanes
from secretariat.example.paper_drafts import draft_papers
from secretariat.example.past import PUBLISHED, past, results_past, staff_past
from secretariat.example.publications import FUNDAMENTAL_CONVENTIONS
from secretariat.kernel.errors import Conflict

Say = Callable[[str], None]


def quiet(words: str) -> None:
    """Say nothing of how far it is."""


def begun() -> Lanes:
    """Begin the lanes beside: each plans what it will write, and waits until `load` lets it.

    They speak to the database as whoever begins them does now: as one who may simulate the clock.
    """
    with _never_waiting_for_the_disk():
        return Lanes({Lane.RESULTS: results_past, Lane.STAFF: staff_past})


def load(say: Say = quiet, lanes: Lanes | None = None) -> None:
    """Write the example's past, act by act; does nothing where it has been written already.

    The connection must be one that may simulate the clock. `say` is told each year that is
    written; `lanes` are those that were begun before. Raises Conflict if the instance holds other
    records, or half of the example.
    """
    if is_loaded():
        return
    _refuse_unless_empty()
    told: set[int] = set()

    def tell(act: Act) -> None:
        if act.at.year not in told:
            told.add(act.at.year)
            say(f"{act.at.year} …")

    with _never_waiting_for_the_disk(), closing(lanes or begun()) as all_of_them:
        all_of_them.perform(past(), tell)
        draft_papers()
        catch_up()


@contextmanager
def _never_waiting_for_the_disk() -> Iterator[None]:
    """Let connections opened meanwhile go on before the disk has what they committed.

    Where the power fails during the load, half of the example is there, as when it is stopped.
    Whatever is committed afterwards waits for all of it.
    """
    kept = connection.settings_dict["OPTIONS"]
    connection.settings_dict["OPTIONS"] = {**kept, "options": "-c synchronous_commit=off"}
    try:
        yield
    finally:
        connection.settings_dict["OPTIONS"] = kept
        connection.close()


def is_loaded() -> bool:
    """Whether the example is there, whole: the last of its acts publishes a paper's correction."""
    of_it = ReleaseStep.objects.filter(release__publication=FUNDAMENTAL_CONVENTIONS.key)
    return of_it.filter(at=PUBLISHED, release__simulated=True).exists()


def _refuse_unless_empty() -> None:
    for model in recorded_models():
        if model._base_manager.exists():
            raise Conflict(
                _("The example can't be loaded among other records."),
                why=_("There are %(records)s here already.")
                % {"records": model._meta.verbose_name_plural},
                do=_("Load it into an empty instance."),
            )
