"""The form of putting on post: less is asked of an official than of who comes from outside."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.pages.apply_form import sexes
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Contract
from secretariat.areas.workforce.models.posts import Post, counted
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.formats import language

Posted = Mapping[str, str]
States = Iterable[tuple[object, object]]


def form(one: Appointment, posted: Posted, said: tuple[str, ...]) -> Form:
    """Everything that is asked, with what was typed."""
    outside = one.application.candidate.official is None
    states = _states()
    return Form(
        action="",
        fields=(
            *_who(one, posted),
            *(_of_a_new_one(posted, states) if outside else ()),
            _first_day(posted),
            *_counted_for(one, posted, states),
            *_contract(posted),
            _step(one, posted),
        ),
        submit=_("Put on post"),
        errors=said,
        cancel=Link(label=_("Cancel"), url=way_back(one).url),
    )


def way_back(one: Appointment) -> Link:
    """Lead back to the page of the appointment."""
    return Link(label=str(one), url=reverse("recruitment-appointment", args=[one.pk]))


def _who(one: Appointment, posted: Posted) -> Iterator[Field]:
    hers = one.application.candidate.official
    yield Field(
        name="official",
        label=_("Personnel number"),
        value=posted.get("official", hers.code if hers else ""),
        help=_("Of the official she is, or the one she is given if she is new."),
        is_required=True,
    )


def _states() -> list[tuple[object, object]]:
    """Every member State by its code, in the order of their names."""
    named = State.objects.filter(former=False).order_by(f"name_{language()}")
    return [(one.code, one) for one in named]


def _of_a_new_one(posted: Posted, states: States) -> Iterator[Field]:
    yield Field(
        name="is_new",
        label=_("She is new: begin her file under this number"),
        kind="checkbox",
        value=posted.get("is_new", "") if posted else "on",
    )
    yield Field(
        name="sex",
        label=_("Sex"),
        needed=_("if she is new"),
        kind="select",
        options=_menu(sexes(), posted.get("sex", "")),
        help=_("As she states it now, not as she declared it for the statistics."),
    )
    yield Field(
        name="born",
        label=_("Born"),
        kind="date",
        value=posted.get("born", ""),
    )
    yield Field(
        name="nationality",
        label=_("Nationality"),
        needed=_("if she is new"),
        kind="select",
        options=_menu(states, posted.get("nationality", "")),
    )


def _first_day(posted: Posted) -> Field:
    return Field(
        name="on_post_on",
        label=_("First day on post"),
        kind="date",
        value=posted.get("on_post_on", ""),
        is_required=True,
    )


def _counted_for(one: Appointment, posted: Posted, states: States) -> Iterator[Field]:
    """For which State she counts, where the post counts; an official’s is known from her post."""
    post, hers = one.position.post, one.application.candidate.official
    if post is None or not Post.objects.filter(pk=post.pk, **counted()).exists():
        return
    held = Incumbency.objects.filter(official=hers, counts_for__isnull=False).order_by("-starts")
    known = held.values_list("counts_for__code", flat=True).first() if hers else ""
    yield Field(
        name="counts_for",
        label=_("Counted for"),
        kind="select",
        options=_menu(states, posted.get("counts_for", known or "")),
        help=_("The post is subject to geographical distribution: one of her nationalities."),
        is_required=True,
    )


def _contract(posted: Posted) -> Iterator[Field]:
    yield Field(
        name="contract",
        label=_("Contract from the first day on"),
        kind="select",
        options=_menu(Contract.Kind.choices, posted.get("contract", ""), none=_("No new contract")),
        help=_("Leave it out where one she has goes on."),
    )
    yield Field(
        name="contract_ends",
        label=_("Last day of the contract"),
        kind="date",
        value=posted.get("contract_ends", ""),
    )


def _step(one: Appointment, posted: Posted) -> Field:
    """Her step in the grade of the post: the first, of somebody new or promoted to it."""
    post, hers = one.position.post, one.application.candidate.official
    grade = post.grade if post else one.position.vacancy.grade
    is_hers = hers is not None and hers.grades.filter(grade=grade, ends=None).exists()
    return Field(
        name="step",
        label=_("Step in grade %(grade)s") % {"grade": grade.name.text},
        kind="number",
        value=posted.get("step", "" if is_hers else "1"),
        help=_("Leave it out where the grade and step she has go on."),
    )


def _menu(
    choices: Iterable[tuple[object, object]], chosen: str, *, none: str = ""
) -> tuple[Option, ...]:
    offered = [Option(value="", label=none or _("Choose…"))]
    for value, label in choices:
        code = str(value)
        offered.append(Option(value=code, label=str(label), is_chosen=code == chosen))
    return tuple(offered)
