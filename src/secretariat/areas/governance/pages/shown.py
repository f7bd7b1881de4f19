"""Decisions and what became of them, worded for whoever reads."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp, Report
from secretariat.areas.governance.pages.contexts import Item, Line, Told
from secretariat.areas.governance.standing.asked import Asked, Followed, Standing
from secretariat.kernel.languages import Spoken
from secretariat.web import formats
from secretariat.web.contexts.parts import Status
from secretariat.web.links import record_page

KINDS = {
    Standing.OPEN: "none",
    Standing.OVERDUE: "bad",
    Standing.REPORTED: "good",
    Standing.CLOSED: "met",
}


def item(asked: Asked, *, is_signed_in: bool, with_session: bool = False) -> Item:
    """A decision with what follows; who is to do what is shown to whoever signs in."""
    decision = asked.decision
    return Item(
        key=f"paragraph-{decision.pk}",
        place=where(decision) if with_session else paragraph(decision),
        kind=str(decision.get_kind_display()),
        text=decision.text.text,
        lang=language_of(decision.text),
        url=record_page("decisions", decision.pk),
        # To whom only the status is told, several units alike are told once.
        lines=tuple(dict.fromkeys(line(one, is_signed_in=is_signed_in) for one in asked.followed)),
        nothing="" if asked.followed else _("Nothing follows from it."),
    )


def paragraph(decision: Decision) -> str:
    """The paragraph a decision stands in."""
    return _("Paragraph %(number)s") % {"number": formats.number(decision.paragraph)}


def where(decision: Decision) -> str:
    """The document or session a decision stands in, and its paragraph."""
    place = decision.document or decision.session
    told = {"place": place.code, "number": formats.number(decision.paragraph)}
    return _("%(place)s, paragraph %(number)s") % told


def line(one: Followed, *, is_signed_in: bool) -> Line:
    """What became of a decision in a unit."""
    shown = {"status": status(one), "reports": tuple(_told(report) for report in one.reports)}
    if not is_signed_in:
        return Line(**shown)  # type: ignore[arg-type]
    asks = one.follow_up.asks
    return Line(
        **shown,  # type: ignore[arg-type]
        asks=asks.text,
        lang=language_of(asks),
        sentence=by_when(one),
        url=record_page("follow-ups", one.follow_up.pk),
    )


def status(one: Followed) -> Status:
    """How far it is, in a word."""
    words = {
        Standing.OPEN: _("Not yet reported"),
        Standing.OVERDUE: _("Overdue"),
        Standing.REPORTED: _("Reported"),
        Standing.CLOSED: _("Closed"),
    }
    word = words[one.standing]
    if one.standing is Standing.OPEN and one.follow_up.state == FollowUp.State.UNDER_WAY:
        word = str(FollowUp.State.UNDER_WAY.label).capitalize()
    return Status(kind=KINDS[one.standing], word=word)


def by_when(one: Followed) -> str:
    """Which unit is to report by when, or when it was closed."""
    told = {"unit": one.follow_up.unit.name.text, "day": formats.day(one.due)}
    if one.standing is Standing.CLOSED:
        told["day"] = formats.day(one.follow_up.closed_on)
        return _("%(unit)s; closed on %(day)s.") % told
    session = one.follow_up.due_session
    if session is None:
        return _("%(unit)s; due on %(day)s.") % told
    told["session"] = session.code
    return _("%(unit)s; due at session %(session)s, by %(day)s.") % told


def _told(report: Report) -> Told:
    document = report.document
    return Told(
        on=formats.day(report.reported_on),
        text=report.text.text,
        lang=language_of(report.text),
        where=document.code if document is not None else report.session.code,
        url=record_page("session-documents", document.pk) if document is not None else "",
    )


def language_of(text: Spoken) -> str:
    """The language a text stands in, where it is not the reader's."""
    return text.language.value if text.missing else ""


def counted(asked: Sequence[Asked]) -> str:
    """How many decisions there are, and how far what follows them is."""
    if not asked:
        return _("Nothing has been recorded as decided.")
    said = ngettext("%(count)s decision.", "%(count)s decisions.", len(asked)) % {
        "count": formats.number(len(asked))
    }
    stand = Counter(line.standing for one in asked for line in one.followed)
    if not stand:
        return said
    words = {
        Standing.CLOSED: _("closed: %(count)s"),
        Standing.REPORTED: _("reported: %(count)s"),
        Standing.OPEN: _("not yet reported: %(count)s"),
        Standing.OVERDUE: _("overdue: %(count)s"),
    }
    parts = [words[one] % {"count": formats.number(stand[one])} for one in words if stand[one]]
    return _("%(said)s Of what follows: %(parts)s.") % {"said": said, "parts": ", ".join(parts)}
