"""Why: a decision explained to whom it concerns, and who may see and change a record."""

from collections.abc import Iterator

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import scope_of
from secretariat.engine.access.decisions import may, nothing_here, rights_of
from secretariat.engine.access.models import Person, Through
from secretariat.engine.access.permissions import May, Permission
from secretariat.engine.access.readings import note
from secretariat.engine.records.declaring import Kind
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.web.access.naming import permission, permissions
from secretariat.web.access.why import (
    ANYWHERE,
    Question,
    answer_about,
    answers,
    asking,
    own_answer,
)
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, one, today
from secretariat.web.contexts.access import Answer, WhyPage
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.opening import opened


def why_page(request: HttpRequest) -> HttpResponse:
    """Explain one decision about oneself or about a person; unasked, all that one may."""
    person = _person(request)
    if not one(request.GET, "permission") and person is None:
        return _shown(request, _all_that_she_may(request))
    question = _question(request)
    if person is None:
        found = own_answer(question, reader=actor(request), on=today())
    else:
        found = _about(request, person, question)
    page = WhyPage(
        title=found.title,
        sentence=_("As it is decided today."),
        answers=(found,),
        asks=asking(
            on=today(),
            within=rights_of(actor(request), on=today()).scopes(May.READ_PEOPLE),
            person=person,
            chosen=str(question.permission),
            scope=ANYWHERE if question.scope is None else question.scope,
        ),
    )
    return _shown(request, page)


def _person(request: HttpRequest) -> Person | None:
    """Give the person asked about, if it is not the reader herself; hidden is as unknown."""
    words = one(request.GET, "person")
    if not words:
        return None
    found = Person.objects.filter(pk=int(words)).first() if words.isdecimal() else None
    if found is not None and found == request.user:
        return None
    if found is None or not may(actor(request), May.READ_PEOPLE, scope=found.unit_path, on=today()):
        raise nothing_here()
    return found


def _question(request: HttpRequest) -> Question:
    words = one(request.GET, "scope") if "scope" in request.GET else ANYWHERE
    scope = None if words in {ANYWHERE, "-"} else words
    return Question(permission=permission(one(request.GET, "permission")), scope=scope)


def _about(request: HttpRequest, person: Person, question: Question) -> Answer:
    """Explain a decision about somebody else, where the reader may know of it."""
    sees = rights_of(actor(request), on=today()).scopes(May.READ_PEOPLE)
    if question.scope is not None and not sees.cover(question.scope):
        raise nothing_here()
    return answer_about(person, question, within=sees, on=today())


def _all_that_she_may(request: HttpRequest) -> WhyPage:
    rights = rights_of(actor(request), on=today())
    questions = (Question(permission=each, scope=None) for each in permissions())
    return WhyPage(
        title=_("What you may do, and why"),
        sentence=_("As it is decided today. Whatever is not here, you may not."),
        answers=tuple(
            own_answer(each, reader=actor(request), on=today())
            for each in questions
            if rights.scopes(each.permission)
        ),
        asks=asking(on=today(), within=rights.scopes(May.READ_PEOPLE)),
    )


def record_access_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say who may see and change a record, and through which grant."""
    register = opened(request, register_of, key, lambda register: register.see)
    record = rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()
    if record is None:
        raise nothing_here()
    note(register, [record.pk], Through.RECORD)
    page = WhyPage(
        title=_("Who may see and change: %(record)s") % {"record": record},
        sentence=_sentence(register),
        answers=answers(_about_record(register, record), reader=actor(request), on=today()),
    )
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=register_page(register.key)),
        Link(label=str(record), url=record_page(register.key, number)),
    )
    return _shown(request, page, trail=trail)


def _sentence(register: Register) -> str:
    """When it is decided, and what besides roles decides of a register of which some is kept."""
    reserved = register.reserved
    kept = "" if reserved is None or reserved.hers is None else str(reserved.says)
    return f"{_('As it is decided today.')} {kept}".strip()


def _about_record(register: Register, record: Model) -> list[Question]:
    """Ask who may see it, and who may do each thing with it; the same is asked once."""
    scopes = {register.scope, *(action.scope for action in register.actions)}
    where = {one: scope_of(record, one, on=today()) for one in scopes}
    found = [
        Question(permission=each, scope=scope, title=_("See it"))
        for each, scope in _opening(register, record, where[register.scope])
    ]
    for action in register.actions:
        if action.kind is Kind.ADD:
            continue
        for each in action.permissions:
            title = str(action.title)
            found.append(Question(permission=each, scope=where[action.scope], title=title))
    merged: dict[tuple[str, str | None], Question] = {}
    for question in found:
        same = merged.setdefault((question.permission, question.scope), question)
        if same is not question:
            title = f"{same.title}; {question.title}"
            merged[(question.permission, question.scope)] = Question(
                permission=same.permission, scope=same.scope, title=title
            )
    return list(merged.values())


def _opening(
    register: Register, record: Model, scope: str
) -> Iterator[tuple[Permission, str | None]]:
    """What opens it to somebody: the register, or one of what opens it while it is reserved."""
    reserved = register.reserved
    itself = type(record)._base_manager.filter(pk=record.pk)
    is_somebodys = reserved is not None and reserved.hers is not None  # as the page says above
    if reserved is None or is_somebodys or itself.filter(reserved.until).exists():
        yield register.see, scope
        return
    for each in reserved.to:
        yield each, None if reserved.anywhere else scope


def _shown(request: HttpRequest, page: WhyPage, *, trail: tuple[Link, ...] = ()) -> HttpResponse:
    given = {"frame": frame(request, page.title, trail=trail), "page": page}
    return render(request, "secretariat/why.html", given)
