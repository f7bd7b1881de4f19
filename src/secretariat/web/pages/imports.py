"""Importing into a register through pages: upload, trial or comparison, decision, undo."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import nothing_here, require, rights_of
from secretariat.engine.access.models import Through
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.access.readings import note
from secretariat.engine.history.models import Act
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.matching import remember
from secretariat.engine.imports.running import CannotImport, File, compared, imported, tried
from secretariat.engine.imports.sight import Seen
from secretariat.engine.imports.trials import Outcome, Trial
from secretariat.engine.jobs.declaring import Job
from secretariat.engine.jobs.starting import start
from secretariat.engine.records.undoing import undo
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.kernel.errors import BadInput
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Frame, Link
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage, ImportPage
from secretariat.web.formats import number
from secretariat.web.frames import frame
from secretariat.web.imports import jobs, pages, telling
from secretariat.web.imports.finding import import_of, seen_by
from secretariat.web.imports.jobs import Finished, finished
from secretariat.web.imports.uploads import (
    Upload,
    drop,
    give_reason,
    keep,
    kept,
    kept_at,
    no_longer_kept,
)
from secretariat.web.links import register_page
from secretariat.web.opening import opened


def import_page(request: HttpRequest, key: str) -> HttpResponse:
    """Import a file into a register: ask for it, try it, and do as decided.

    A large file is worked on by a job: its page leads back here, to what came of it.
    """
    register, what = _declared(request, key)
    if request.method != "POST":
        if "job" in request.GET:
            return _of_job(request, register, _finished(request, register, request.GET["job"]))
        rights = rights_of(actor(request), on=today())
        may_write = bool(rights.scopes(what.add.may))
        return _shown(request, register, pages.upload_page(register, what, may_write=may_write))
    if "token" in request.POST:
        return _decided(request, register, what, kept(request.POST["token"], request.session))
    return _uploaded(request, register, what)


def _declared(request: HttpRequest, key: str) -> tuple[Register, Import]:
    register = opened(request, register_of, key, lambda register: register.see)
    require(actor(request), EVERYONE, on=today())
    what = import_of(register)
    if what is None:
        raise nothing_here()
    return register, what


def _uploaded(request: HttpRequest, register: Register, what: Import) -> HttpResponse:
    """Try a new file, or compare it with what is here."""
    file = request.FILES.get("file")
    if file is None:
        raise BadInput(_("No file came with the form."), do=_("Choose a CSV or XLSX file."))
    compares = request.POST.get("do") == pages.COMPARE
    if not compares:
        require(actor(request), what.add.may, scope=None, on=today())
    upload = keep(file, request.session)
    if upload.is_large:
        return _left_to_worker(request, register, upload, jobs.COMPARE if compares else jobs.TRY)
    if compares:
        with upload.opened() as content:
            mine = File(name=upload.name, content=content)
            trial = compared(what, mine, seen=_seen(request, register))
        drop(upload, request.session)
        return _compared(request, register, trial)
    trial = _tried(request, register, what, upload)
    return _trial_shown(request, register, trial, upload)


def _left_to_worker(
    request: HttpRequest, register: Register, upload: Upload, job: Job
) -> HttpResponse:
    given = {"register": register.key, "file": upload.place}
    run = start(job, given, by=actor(request), on=today(), about=register.title)
    return redirect("job", number=run)


def _finished(request: HttpRequest, register: Register, number: str) -> Finished:
    if not number.isdecimal():
        raise nothing_here()
    return finished(int(number), register.key, reader=actor(request))


def _of_job(request: HttpRequest, register: Register, done: Finished) -> HttpResponse:
    """Show what a job found or wrote, as if it had been done at once."""
    if done.how == jobs.IMPORTED:
        return _receipt(request, register, done.outcome)
    if done.how == jobs.COMPARED:
        return _compared(request, register, done.trial)
    upload = kept_at(done.place, request.session)
    if upload is None:
        raise no_longer_kept()
    return _trial_shown(request, register, done.trial, upload, job=done.run)


def _compared(request: HttpRequest, register: Register, trial: Trial) -> HttpResponse:
    note(register, trial.read, Through.IMPORT)
    return _shown(request, register, pages.comparison_page(register, trial, trial.file))


def _trial_shown(
    request: HttpRequest,
    register: Register,
    trial: Trial,
    upload: Upload,
    *,
    job: int | None = None,
    status: int = 200,
) -> HttpResponse:
    note(register, trial.read, Through.IMPORT)
    page = pages.trial_page(register, trial, upload, job=job)
    return _shown(request, register, page, status=status)


def _seen(request: HttpRequest, register: Register) -> Seen:
    return seen_by(register, actor=actor(request), on=today())


def _tried(request: HttpRequest, register: Register, what: Import, upload: Upload) -> Trial:
    require(actor(request), what.add.may, scope=None, on=today())
    with upload.opened() as content:
        file = File(name=upload.name, content=content)
        seen = _seen(request, register)
        return tried(what, file, by=actor(request), on=today(), seen=seen)


def _decided(
    request: HttpRequest, register: Register, what: Import, upload: Upload
) -> HttpResponse:
    """Do as decided with a file that has been tried."""
    decision = request.POST.get("do", "")
    if decision == pages.MATCH:
        return _matched(request, register, what, upload)
    if decision == pages.IMPORT and upload.is_large:
        require(actor(request), what.add.may, scope=None, on=today())
        give_reason(upload, request.POST.get("reason", ""))
        return _left_to_worker(request, register, upload, jobs.IMPORT)
    if decision == pages.IMPORT:
        return _imported(request, register, what, upload)
    drop(upload, request.session)
    return redirect("import", key=register.key)


def _matched(
    request: HttpRequest, register: Register, what: Import, upload: Upload
) -> HttpResponse:
    """Remember what the names mean that nobody knew, and try again."""
    if "job" in request.POST:
        trial = _finished(request, register, request.POST["job"]).trial
    else:
        trial = _tried(request, register, what, upload)
    answers = ((name, str(value)) for name, value in request.POST.items())
    seen, matches = _seen(request, register), telling.matched(trial, answers)
    remember(what, matches, by=actor(request), on=today(), seen=seen)
    if upload.is_large:
        return _left_to_worker(request, register, upload, jobs.TRY)
    trial = _tried(request, register, what, upload)
    return _trial_shown(request, register, trial, upload)


def _imported(
    request: HttpRequest, register: Register, what: Import, upload: Upload
) -> HttpResponse:
    """Import the good rows in one act; what meanwhile went bad is shown as a trial."""
    with upload.opened() as content:
        try:
            outcome = imported(
                what,
                File(name=upload.name, content=content),
                by=actor(request),
                on=today(),
                reason=request.POST.get("reason", ""),
                leave_out_bad=True,
                seen=_seen(request, register),
            )
        except CannotImport as error:
            return _trial_shown(request, register, error.trial, upload, status=error.status)
    drop(upload, request.session)
    return _receipt(request, register, outcome)


def _receipt(request: HttpRequest, register: Register, outcome: Outcome) -> HttpResponse:
    undo_url = reverse("undo", args=[register.key, outcome.act]) if outcome.act else ""
    return _shown(request, register, pages.receipt_page(register, outcome, undo_url=undo_url))


def undo_page(request: HttpRequest, key: str, act: uuid.UUID) -> HttpResponse:
    """Ask whether to undo an import, and undo it as one action."""
    register, what = _declared(request, key)
    require(actor(request), what.add.may, scope=None, on=today())
    if not _is_of(what, act):
        raise nothing_here()
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        count = undo(act, by=actor(request), on=today(), reason=reason)
        told = ngettext("%(count)s record put back.", "%(count)s records put back.", count)
        messages.success(request, told % {"count": number(count)})
        return redirect("register", key=register.key)
    page = _undo_question(register)
    given = {"frame": _frame(request, register, page.title), "page": page}
    return render(request, "secretariat/action.html", given)


def _is_of(what: Import, act: uuid.UUID) -> bool:
    """Say whether an act is one that this import performs."""
    performed = {one.key for one in (what.add, what.change, what.both) if one is not None}
    return Act.objects.filter(pk=act, action__in=performed).exists()


def _undo_question(register: Register) -> ActionFormPage:
    return ActionFormPage(
        title=_("Undo this import?"),
        sentence=_("Every record it wrote is put back as it was before, or nothing is."),
        form=Form(
            action="",
            fields=(
                Field(
                    name="reason",
                    label=_("Reason"),
                    kind="textarea",
                    help=_("It stands in the history of every record."),
                    is_required=True,
                ),
            ),
            submit=_("Undo the import"),
            cancel=Link(label=_("Keep it"), url=register_page(register.key)),
        ),
    )


def _shown(
    request: HttpRequest, register: Register, page: ImportPage, *, status: int = 200
) -> HttpResponse:
    given = {"frame": _frame(request, register, page.title), "page": page}
    return render(request, "secretariat/import.html", given, status=status)


def _frame(request: HttpRequest, register: Register, title: str) -> Frame:
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=register_page(register.key)),
    )
    return frame(request, title, place="registers", trail=trail)
