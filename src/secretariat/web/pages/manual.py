"""The manual inside the product: each workflow drawn from its declaration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.roles import permitting
from secretariat.engine.workflows.declaring import Move, Workflow, workflow_of, workflows
from secretariat.kernel.errors import NotFound
from secretariat.web import formats, wording
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.contexts.workflows import DrawnWorkflow, ManualPage, PageKind, WorkflowsPage
from secretariat.web.frames import frame
from secretariat.web.helping.declaring import PageHelp
from secretariat.web.helping.gathering import page_helps
from secretariat.web.workflows.diagram import described, drawn, sources
from secretariat.web.workflows.holding import held_to


def manual_page(request: HttpRequest) -> HttpResponse:
    """Tell of every kind of page: what it shows, how it is used, who changes what."""
    page = ManualPage(
        title=_("Manual"),
        sentence=_("What each kind of page shows, how it is used, and who may change what."),
        kinds=tuple(_kind(one) for one in page_helps()),
        workflows=Link(
            label=_("Workflows"),
            url=reverse("workflows"),
            note=_("The states records pass through, and who may move them when."),
        ),
    )
    given = {"frame": frame(request, page.title), "page": page}
    return render(request, "secretariat/manual.html", given)


def _kind(one: PageHelp) -> PageKind:
    """A kind of page in the manual."""
    said = (one.shows, one.how, one.changes)
    return PageKind(key=one.key, title=str(one.title), paragraphs=tuple(map(str, said)))


def workflows_page(request: HttpRequest) -> HttpResponse:
    """List the workflows of the product."""
    page = WorkflowsPage(
        title=_("Workflows"),
        sentence=_("The states records pass through, and who may move them when."),
        workflows=tuple(
            Link(label=str(one.title), url=reverse("workflow", args=[one.key]), note=_states(one))
            for one in workflows()
        ),
    )
    return _shown(request, page)


def workflow_page(request: HttpRequest, key: str) -> HttpResponse:
    """Draw one workflow, with the table of its moves beside it."""
    try:
        workflow = workflow_of(key)
    except NotFound as error:
        raise nothing_here() from error
    page = WorkflowsPage(
        title=str(workflow.title),
        sentence=_("What is not drawn can't be done: no other action changes the state."),
        drawn=DrawnWorkflow(
            key=workflow.key,
            sentence=described(workflow),
            drawing=drawn(workflow),
            table=_moves(workflow),
        ),
    )
    return _shown(request, page, Link(label=_("Workflows"), url=reverse("workflows")))


def _shown(request: HttpRequest, page: WorkflowsPage, *trail: Link) -> HttpResponse:
    given = {"frame": frame(request, page.title, trail=trail), "page": page}
    return render(request, "secretariat/workflows.html", given)


def _states(workflow: Workflow) -> str:
    return ", ".join(str(label) for label in workflow.states.labels)


def _moves(workflow: Workflow) -> Table:
    heads = (
        _("Move"),
        pgettext("state", "From"),
        pgettext("state", "To"),
        _("Who may"),
        _("What it does"),
        _("What it is held to"),
    )
    return Table(
        caption=_("Moves"),
        columns=tuple(Column(label=words) for words in heads),
        rows=tuple(_row(workflow, number, move) for number, move in enumerate(workflow.moves, 1)),
        as_cards=True,
    )


def _row(workflow: Workflow, number: int, move: Move) -> Row:
    roles = ", ".join(str(role.title) for role in permitting(move.may))
    cells = (
        f"{formats.number(number)}. {move.title}",
        wording.heading(sources(workflow, move)),
        wording.heading(workflow.title_of(str(move.target))),
        roles or _("everybody"),
        str(move.effect) or formats.NOT_APPLICABLE,
        " ".join(held_to(workflow, move)) or formats.NOT_APPLICABLE,
    )
    return Row(cells=tuple(Cell(text=words) for words in cells))
