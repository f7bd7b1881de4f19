"""Jobs: one's own, all for those who keep them going, and one of them while it is done."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import may, nothing_here
from secretariat.engine.jobs.models import Run, State
from secretariat.engine.jobs.permissions import May
from secretariat.engine.jobs.standing import Stage, Standing, alive_workers, health, standings
from secretariat.engine.jobs.starting import is_of, let_go, try_again
from secretariat.kernel.errors import BadInput
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.jobs import JobPage, JobsPage
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.frames import frame
from secretariat.web.jobs import listing, telling

LOOKS_AGAIN: Final = 3
"""Seconds between two looks of a page at a job that is not settled."""

STILL: Final = "still"


def jobs_page(request: HttpRequest) -> HttpResponse:
    """List the jobs one started, and all others for those who keep jobs going."""
    lists = [listing.mine(actor(request))]
    notice = None
    if _keeps(request):
        of_all = (listing.failed(), listing.unsettled(), listing.periodic(), listing.settled())
        lists = [*of_all, *lists]
        notice = listing.how_jobs_stand(health())
    page = JobsPage(
        title=_("Jobs"),
        sentence=_("What takes long is done by a worker, while you do something else."),
        notice=notice,
        lists=listing.listed(lists),
    )
    return render(
        request, "secretariat/jobs.html", {"frame": frame(request, page.title), "page": page}
    )


def job_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show a job: how it stands, how far it is, what came of it. It looks again by itself."""
    standing = _standing(request, number)
    still = STILL in request.GET
    page = JobPage(
        title=standing.title,
        sentence=telling.sentence(standing, workers=len(alive_workers())),
        status=telling.status(standing),
        facts=telling.facts(standing, now=now()),
        how_far=telling.how_far(standing),
        notice=telling.failure(standing),
        result=_result(request, standing),
        watch=_watch(standing, still=still),
        watch_link=_watch_link(standing, still=still),
        tries=telling.tries(list(standing.run.tries.order_by("pk"))),
        again=_again(standing),
        let_go=_let_go(standing),
    )
    given = {"frame": frame(request, page.title, trail=_trail()), "page": page}
    response = render(request, "secretariat/job.html", given)
    if not standing.is_settled and not still:
        response.headers["Refresh"] = str(LOOKS_AGAIN)
    return response


def again_page(request: HttpRequest, number: int) -> HttpResponse:
    """Have a job that failed for good tried again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try_again(number, by=actor(request), on=today())
    messages.success(request, _("It is tried again as soon as a worker is free."))
    return redirect("job", number=number)


def let_go_page(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why a job need not be done, and give it up."""
    standing = _standing(request, number)
    if request.method != "POST":
        return _asked(request, standing)
    try:
        let_go(number, by=actor(request), on=today(), reason=request.POST.get("reason", ""))
    except BadInput as error:
        return _asked(request, standing, said=(str(error),), status=error.status)
    messages.success(request, _("The job has been let go."))
    return redirect("job", number=number)


def _asked(
    request: HttpRequest, standing: Standing, *, said: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    here = Link(label=standing.title, url=reverse("job", args=[standing.run.pk]))
    page = ActionFormPage(
        title=_("Let this job go?"),
        sentence=_("It will not be done, and is no longer listed among those that failed."),
        form=Form(
            action="",
            fields=(
                Field(
                    name="reason",
                    label=_("Why it need not be done"),
                    kind="textarea",
                    help=_("It stands in the history."),
                    is_required=True,
                ),
            ),
            errors=said,
            submit=_("Let it go"),
            cancel=Link(label=_("Keep it"), url=here.url),
        ),
    )
    given = {"frame": frame(request, page.title, trail=(*_trail(), here)), "page": page}
    return render(request, "secretariat/action.html", given, status=status)


def _keeps(request: HttpRequest) -> bool:
    return bool(may(actor(request), May.MANAGE_JOBS, on=today()))


def _standing(request: HttpRequest, number: int) -> Standing:
    """The run, if the reader started it or keeps jobs going; else there is nothing to see."""
    found = standings(Run.objects.filter(pk=number))
    if not found or not (is_of(found[0].run, actor(request)) or _keeps(request)):
        raise nothing_here()
    return found[0]


def _result(request: HttpRequest, standing: Standing) -> Link | None:
    """Lead whoever started it to what came of it, which may be hers alone to see."""
    address = str((standing.run.result or {}).get("address", ""))
    if not address or not is_of(standing.run, actor(request)):
        return None
    return Link(label=_("See what came of it"), url=address)


def _watch(standing: Standing, *, still: bool) -> str:
    if standing.is_settled:
        return ""
    if still:
        return _("This page stays as it is.")
    return _("This page looks again every %(seconds)s seconds.") % {"seconds": LOOKS_AGAIN}


def _watch_link(standing: Standing, *, still: bool) -> Link | None:
    if standing.is_settled:
        return None
    here = reverse("job", args=[standing.run.pk])
    if still:
        return Link(label=_("Look again by itself"), url=here)
    return Link(label=_("Let it stay as it is"), url=f"{here}?{STILL}=1")


def _again(standing: Standing) -> Form | None:
    if standing.run.state != State.FAILED:
        return None
    address = reverse("job-again", args=[standing.run.pk])
    return Form(action=address, fields=(), submit=_("Try again"))


def _let_go(standing: Standing) -> Link | None:
    if standing.stage in {Stage.DONE, Stage.LET_GO, Stage.UNDER_WAY}:
        return None
    return Link(label=_("Let it go…"), url=reverse("job-let-go", args=[standing.run.pk]))


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Jobs"), url=reverse("jobs")),)
