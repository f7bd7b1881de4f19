"""The form of putting on post: less is asked of an official than of who comes from outside."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.workforce.models.people import Contract, Sex
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Field, Form

Posted = Mapping[str, str]


def form(one: Appointment, posted: Posted, said: tuple[str, ...]) -> Form:
    """Everything that is asked, with what was typed."""
    outside = one.application.candidate.official is None
    return Form(
        action="",
        fields=(
            *_who(one, posted),
            *(_of_a_new_one(posted) if outside else ()),
            *_first_day(posted),
            *_contract(posted),
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


def _of_a_new_one(posted: Posted) -> Iterator[Field]:
    yield Field(
        name="is_new",
        label=_("She is new: begin her file under this number"),
        kind="checkbox",
        value=posted.get("is_new", ""),
    )
    yield Field(
        name="sex",
        label=_("Sex (if she is new)"),
        kind="select",
        options=_menu(Sex.choices, posted.get("sex", "")),
        help=_("As she states it now, not as she declared it for the statistics."),
    )
    yield Field(
        name="born",
        label=_("Born (optional, if she is new)"),
        kind="date",
        value=posted.get("born", ""),
    )
    yield Field(
        name="nationality",
        label=_("Nationality (if she is new)"),
        value=posted.get("nationality", ""),
        help=_("The code of the State."),
    )


def _first_day(posted: Posted) -> Iterator[Field]:
    yield Field(
        name="on_post_on",
        label=_("First day on post"),
        kind="date",
        value=posted.get("on_post_on", ""),
        is_required=True,
    )
    yield Field(
        name="counts_for",
        label=_("Counted for (optional)"),
        value=posted.get("counts_for", ""),
        help=_("The code of the State, if the post is subject to geographical distribution."),
    )


def _contract(posted: Posted) -> Iterator[Field]:
    yield Field(
        name="contract",
        label=_("Contract from the first day on (optional)"),
        kind="select",
        options=_menu(Contract.Kind.choices, posted.get("contract", ""), none=_("No new contract")),
        help=_("Leave it out where one she has goes on."),
    )
    yield Field(
        name="contract_ends",
        label=_("Last day of the contract (optional)"),
        kind="date",
        value=posted.get("contract_ends", ""),
    )


def _menu(
    choices: Iterable[tuple[object, object]], chosen: str, *, none: str = ""
) -> tuple[Option, ...]:
    offered = [Option(value="", label=none or _("Choose…"))]
    for value, label in choices:
        code = str(value)
        offered.append(Option(value=code, label=str(label), is_chosen=code == chosen))
    return tuple(offered)
