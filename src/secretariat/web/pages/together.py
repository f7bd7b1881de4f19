"""Performing an action on several records of a list at once: asked once, done in one act."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import SHOWN, change, remove, within_reach
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.kernel.errors import BadInput, Conflict, Refused
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, sight, today
from secretariat.web.contexts.frame import Hidden, Link
from secretariat.web.contexts.home import ErrorPage
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.frames import frame
from secretariat.web.links import register_page
from secretariat.web.opening import opened
from secretariat.web.records.forms import Typed
from secretariat.web.records.moves import action_of, name_of
from secretariat.web.records.together import (
    DO,
    LIST,
    Meant,
    fields_for_all,
    for_all,
    meant,
    told,
    values,
)

COUNT = "count"
NOTHING = Typed(values={}, errors={})


@dataclass(frozen=True, kw_only=True)
class Task:
    """An action to be performed on a set, as it stands when the page is asked for."""

    register: Register
    action: Action
    meant: Meant
    posted: Mapping[str, str]


def together_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask once for what the action needs, say how many it changes, and perform it on all."""
    register = opened(request, register_of, key, lambda register: register.see)
    task = _task(request, register)
    try:
        within_reach(task.action, task.meant.rows.order_by(), by=actor(request), on=today())
    except Refused as error:
        return _closed(request, task, error)
    if request.method != "POST":
        return _asked(request, task)
    found = values(task.action, task.posted, sees=sight(request))
    if found.errors:
        return _asked(request, task, found=found)
    if task.posted.get(COUNT) != str(task.meant.count):
        said = _("The list has changed meanwhile: it is %(records)s now.")
        told_now = said % {"records": told(task.meant.count)}
        return _asked(request, task, found=found, said=(told_now,))
    return _performed(request, task, found)


def _task(request: HttpRequest, register: Register) -> Task:
    given = request.POST if request.method == "POST" else request.GET
    action = for_all(action_of(register, str(given.get(DO, ""))))
    if action.kind is Kind.ADD:
        raise nothing_here()
    for permission in action.permissions:
        require(actor(request), permission, scope=None, on=today())
    found = meant(register, given, actor=actor(request), on=today())
    posted = {name: str(value) for name, value in request.POST.items()}
    return Task(register=register, action=action, meant=found, posted=posted)


def _performed(request: HttpRequest, task: Task, found: Typed) -> HttpResponse:
    by, on, reason = actor(request), today(), task.posted.get("reason", "")
    rows = task.meant.rows.order_by()
    try:
        if task.action.kind is Kind.REMOVE:
            count = remove(task.action, rows, by=by, on=on, reason=reason)
            said = _("%(records)s taken away; their history stays.")
        else:
            _some_value(found)
            count = change(task.action, rows, found.values, by=by, on=on, reason=reason)
            said = _("%(records)s changed.")
    except (BadInput, Conflict) as error:
        problems = tuple(str(one) for one in getattr(error, "problems", ()))
        return _asked(request, task, found=found, said=(str(error), *problems))
    messages.success(request, said % {"records": told(count)})
    return redirect(_list(task))


def _some_value(found: Typed) -> None:
    if not found.values:
        raise BadInput(
            _("Nothing would change: every field is left as it is."),
            do=_("Fill in at least one field."),
        )


def _list(task: Task) -> str:
    """Where one came from: the list as it was narrowed."""
    asked = next((one.value for one in task.meant.kept if one.name == LIST), "")
    return register_page(task.register.key) + asked


def _asked(
    request: HttpRequest, task: Task, *, found: Typed = NOTHING, said: tuple[str, ...] = ()
) -> HttpResponse:
    shown: tuple[Field, ...] = ()
    if task.action.kind is Kind.CHANGE:
        shown = fields_for_all(task.action, task.posted, found, sees=sight(request))
    kept = (
        *task.meant.kept,
        Hidden(name=DO, value=name_of(task.action)),
        Hidden(name=COUNT, value=str(task.meant.count)),
    )
    page = ActionFormPage(
        title=_title(task),
        sentence=_sentence(task),
        form=Form(
            action=reverse("together", args=[task.register.key]),
            fields=(*shown, _reason(task)),
            submit=_("%(action)s: %(records)s")
            % {"action": task.action.title, "records": told(task.meant.count)},
            errors=said,
            kept=kept,
            cancel=Link(label=_("Back to the list"), url=_list(task)),
        ),
    )
    return _shown(request, task, page, status=422 if found.errors or said else 200)


def _reason(task: Task) -> Field:
    needed = task.action.needs_reason
    return Field(
        name="reason",
        label=_("Reason"),
        kind="textarea",
        value=task.posted.get("reason", ""),
        help=_("It stands in the history of every record."),
        is_required=needed,
    )


def _closed(request: HttpRequest, task: Task, error: Refused) -> HttpResponse:
    """Say why the action is closed for this set, naming the records that close it."""
    page = ErrorPage(
        title=str(error.what),
        reason=str(error.why),
        remedy=_("Select others, or ask somebody whose role reaches them."),
        ways_out=(Link(label=_("Back to the list"), url=_list(task)),),
    )
    given = {"frame": frame(request, page.title, place="registers"), "page": page}
    return render(request, "secretariat/error.html", given, status=403)


def _title(task: Task) -> str:
    return _("%(action)s: %(records)s") % {
        "action": task.action.title,
        "records": told(task.meant.count),
    }


def _sentence(task: Task) -> str:
    """Name the first few, say how many more, and what the action does to each."""
    names = _("; ").join(str(one) for one in task.meant.rows[:SHOWN])
    more = task.meant.count - SHOWN
    if more > 0:
        names = _("%(names)s and %(count)s more") % {"names": names, "count": more}
    if task.action.kind is Kind.REMOVE:
        return _("%(names)s. Takes each away; its history stays.") % {"names": names}
    return _("%(names)s. What is left empty stays as each record has it.") % {"names": names}


def _shown(request: HttpRequest, task: Task, page: ActionFormPage, *, status: int) -> HttpResponse:
    here = Link(label=str(task.register.title), url=register_page(task.register.key))
    trail = (*registers_trail(task.register), here)
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=status)
