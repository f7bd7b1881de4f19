"""Imports of large files as jobs: tried, compared or imported by a worker, told on their page."""

import uuid
from dataclasses import dataclass
from typing import BinaryIO, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import CannotImport, File, compared, imported, tried
from secretariat.engine.imports.sight import Seen
from secretariat.engine.imports.trials import Outcome, Trial
from secretariat.engine.jobs.declaring import Job, Result, Work
from secretariat.engine.jobs.models import Run, State
from secretariat.engine.jobs.starting import is_of
from secretariat.engine.registers.declaring import register_of
from secretariat.kernel.errors import NotFound
from secretariat.web.formats import number
from secretariat.web.imports import keeping, telling
from secretariat.web.imports.finding import import_of, seen_by
from secretariat.web.imports.uploads import Upload, lying_at, remove

TAKES: Final = ("register", "file")
TRIED, COMPARED, IMPORTED = "tried", "compared", "imported"


def _try(work: Work) -> Result:
    what, seen, upload = _given(work)
    with upload.opened() as content:
        file = _file(work, upload, content)
        trial = tried(what, file, by=work.by, on=work.on, seen=seen)
    return _result(work, telling.title(trial), trial, TRIED)


def _compare(work: Work) -> Result:
    what, seen, upload = _given(work)
    with upload.opened() as content:
        trial = compared(what, _file(work, upload, content), seen=seen)
    transaction.on_commit(lambda: remove(upload))
    return _result(work, _("The file has been compared."), trial, COMPARED)


def _import(work: Work) -> Result:
    what, seen, upload = _given(work)
    with upload.opened() as content:
        try:
            outcome = imported(
                what,
                _file(work, upload, content),
                by=work.by,
                on=work.on,
                reason=upload.reason,
                leave_out_bad=True,
                seen=seen,
            )
        except CannotImport as error:  # nothing is written: what went bad meanwhile is a trial
            return _result(work, str(error.what), error.trial, TRIED)
    transaction.on_commit(lambda: remove(upload))
    count = outcome.trial.new + outcome.trial.changed
    told = _("%(count)s rows of the file are now in the register.") % {"count": number(count)}
    return _result(work, told, outcome.trial, IMPORTED, act=outcome.act)


TRY = Job(
    key="imports.try_file",
    title=gettext_lazy("Trial of an import"),
    do=_try,
    takes=TAKES,
    may=EVERYONE,
)
COMPARE = Job(
    key="imports.compare_file",
    title=gettext_lazy("Comparison of a file"),
    do=_compare,
    takes=TAKES,
    may=EVERYONE,
)
IMPORT = Job(
    key="imports.import_file",
    title=gettext_lazy("Import of a file"),
    do=_import,
    takes=TAKES,
    may=EVERYONE,
)
JOBS: Final = (TRY, COMPARE, IMPORT)
"""What each does is permitted by the import it does: asked when it is started and when it runs."""


@dataclass(frozen=True, kw_only=True)
class Finished:
    """What a job that is done found or wrote: how, where the file lay, the trial, the act."""

    run: int
    how: str
    place: str
    trial: Trial
    act: uuid.UUID | None

    @property
    def outcome(self) -> Outcome:
        """What was imported."""
        return Outcome(trial=self.trial, act=self.act)


def finished(run: int, register: str, *, reader: Actor) -> Finished:
    """What came of the reader's own import into a register. Raises NotFound for everything else."""
    found = Run.objects.filter(pk=run, job__in=[job.key for job in JOBS], state=State.DONE).first()
    if found is None or not is_of(found, reader) or found.arguments["register"] != register:
        raise nothing_here()
    facts = (found.result or {})["facts"]
    return Finished(
        run=run,
        how=facts["how"],
        place=found.arguments["file"],
        trial=keeping.read(facts["trial"]),
        act=uuid.UUID(facts["act"]) if facts["act"] else None,
    )


def _given(work: Work) -> tuple[Import, Seen, Upload]:
    """The import and the file a run is about, and what whoever asked for it may learn."""
    register = register_of(str(work.arguments["register"]))
    require(work.by, register.see, scope=None, on=work.on, hide=True)
    what = import_of(register)
    if what is None:
        raise NotFound(_("Nothing is imported into this register any longer."))
    seen = seen_by(register, actor=work.by, on=work.on)
    return what, seen, lying_at(str(work.arguments["file"]))


def _file(work: Work, upload: Upload, content: BinaryIO) -> File:
    size = upload.size

    def progress(read: int) -> None:
        if read < size:
            work.progress(read, size, _("The file is being read"))
        else:
            work.progress(0, 0, _("The file has been read; its rows are being worked on."))

    return File(name=upload.name, content=content, progress=progress)


def _result(
    work: Work, sentence: str, trial: Trial, how: str, *, act: uuid.UUID | None = None
) -> Result:
    address = reverse("import", args=[work.arguments["register"]])
    return Result(
        sentence=sentence,
        address=f"{address}?job={work.run}",
        facts={"how": how, "trial": keeping.plain(trial), "act": str(act) if act else None},
    )
