"""A small product for the tests of publishing: reference data, one more measure, one paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session

from secretariat.areas.reference.actions import ACTIONS
from secretariat.areas.reference.measures import admissions, by_region, member_states
from secretariat.areas.reference.models import Membership
from secretariat.areas.reference.roles import May
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.access.roles import Role
from secretariat.engine.measures.declaring import Definition, Measure, Unit, measure
from secretariat.engine.measures.selections import Count, Selection, Share
from secretariat.engine.product import Area, Product
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.records.days import Day
from secretariat.engine.records.declaring import Action, Kind

PEOPLE = Unit(key="people", title="people")
PERCENT = Unit(key="percent", title="per cent of member States", decimals=1, times=100)

withdraw = Action(
    key="tests.withdraw",
    title="Withdraw memberships",
    told="withdrew this membership",
    model=Membership,
    kind=Kind.REMOVE,
    may=May.KEEP_MEMBERSHIPS,
)

publisher = Role(
    key="publisher",
    title="Publisher",
    description="Freezes papers.",
    permissions=frozenset({May.KEEP_MEMBERSHIPS}),
)

everything = Role(
    key="everything",
    title="Everything",
    description="Freezes, clears and publishes.",
    permissions=frozenset({May.KEEP_MEMBERSHIPS, May.KEEP_REFERENCE}),
)


@measure(
    key="tests.northern_share",
    title="Northern members",
    unit=PERCENT,
    authority="A decision",
    owner="A unit",
    since=date(2000, 1, 1),
    audience=PUBLIC,
    dimensions=(by_region.at("state__region"),),
)
def northern_share(as_of: Day) -> Share:
    """Member States on the date that lie in the north."""
    members = Membership.objects.on(as_of)
    return Share(part=Count(members.filter(state__region__code="NOR")), whole=Count(members))


PAPERS = Path(__file__).parent / "papers"

members_paper = Publication(
    key="tests.members",
    title="Members of the organization",
    symbol="EX.1/2",
    session="First Session",
    section="Legal Section",
    purpose="The Council is invited to take note.",
    owner="Office of the Legal Adviser",
    text=PAPERS / "members",
    see=PUBLIC,
    freeze=May.KEEP_MEMBERSHIPS,
    clear=May.KEEP_REFERENCE,
    publish=May.KEEP_MEMBERSHIPS,
    notice="This organization is fictional.",
)


@measure(
    key="tests.people",
    title="People who may sign in",
    unit=PEOPLE,
    authority="A decision",
    owner="A unit",
    since=date(2000, 1, 1),
    audience=PUBLIC,
)
def people(as_of: Day) -> Count:
    """People who may sign in."""
    return Count(Person.objects.filter(is_active=True))


@measure(
    key="tests.people_called_rosa",
    title="People called Rosa",
    unit=PEOPLE,
    authority="A decision",
    owner="A unit",
    since=date(2000, 1, 1),
    audience=PUBLIC,
)
def people_called_rosa(as_of: Day) -> Count:
    """People whose name begins with Rosa."""
    return Count(Person.objects.filter(name__startswith="Rosa"))


@measure(
    key="tests.sessions",
    title="Sessions",
    unit=PEOPLE,
    authority="A decision",
    owner="A unit",
    since=date(2000, 1, 1),
    audience=PUBLIC,
)
def sessions(as_of: Day) -> Count:
    """Sessions of sign-in, whose past is not kept."""
    return Count(Session.objects.all())


def put_otherwise(as_of: Day) -> Share:
    """Member States on the date that lie in the north."""
    members = Membership.objects.on(as_of)
    return Share(part=Count(members.filter(state__region__code__in=["NOR"])), whole=Count(members))


def reworded(as_of: Day) -> Share:
    """Member States on the date that lie in the far north."""
    members = Membership.objects.on(as_of)
    return Share(part=Count(members.filter(state__region__code="NOR")), whole=Count(members))


def recomputed(as_of: Day) -> Share:
    """Member States on the date that lie in the north."""
    members = Membership.objects.on(as_of)
    return Share(part=Count(members.filter(state__region__code="SOU")), whole=Count(members))


def _product(*shares: Measure) -> Product:
    return Product(
        areas=(
            Area(
                key="tests",
                title="Tests",
                roles=(publisher,),
                actions=(*ACTIONS, withdraw),
                measures=(member_states, admissions, people, people_called_rosa, sessions, *shares),
                publications=(members_paper,),
            ),
        )
    )


def _edited(selects: Callable[[Any], Selection]) -> Measure:
    """The measure with its definition edited, which nobody should do."""
    return replace(northern_share, definitions=(Definition(selects=selects),))


PRODUCT = _product(northern_share)
WITH_OTHER_WORDS = _product(_edited(reworded))
PUT_OTHERWISE = _product(_edited(put_otherwise))
COMPUTING_OTHERWISE = _product(_edited(recomputed))
WITH_A_LATER_DEFINITION = _product(northern_share.from_(date(2030, 1, 1))(recomputed))
WITHOUT_THE_MEASURE = _product()
WITH_A_CLEARER = replace(
    PRODUCT, areas=tuple(replace(one, roles=(*one.roles, everything)) for one in PRODUCT.areas)
)
