"""How files of a personnel system are read.

A staff list, one row an official and post, is read several times: each import takes its columns.
It calls the days of the incumbency “from” and “until”, those of the post “established” and
“abolished”: under the plain names each import would take them for its own.
"""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.imports import A_STATE, A_UNIT
from secretariat.areas.reference.models import DutyStation
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.describing import Description, Family, Grade
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.registers import KINDS
from secretariat.engine.access.models import Person
from secretariat.engine.imports.declaring import Column, Import, Shipped
from secretariat.engine.imports.readings import (
    CHOICE,
    DAY,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Reference,
)
from secretariat.engine.records.naming import NAMES

FACTS = "secretariat.areas.workforce.facts"

AN_OFFICIAL = Reference(to=Official, by=("code",))
A_POST = Reference(to=Post, by=("code",))
A_GRADE = Reference(to=Grade, by=("code", *NAMES))
A_STATION = Reference(to=DutyStation, by=("code", *NAMES))
A_FAMILY = Reference(to=Family, by=("code", *NAMES))
A_DESCRIPTION = Reference(to=Description, by=("code",))
A_PERSON = Reference(to=Person, by=("username", "email"))

officials = Import(
    key="workforce.officials",
    title=_("Officials"),
    told=_("added and amended officials from a file"),
    model=Official,
    add=actions.add_officials,
    change=actions.amend_officials,
    natural_key=("code",),
    columns=(
        Column(field="code", headers=("official", "personnel_number", "code"), reads=TEXT),
        Column(field="name", headers=("name", "family_name"), reads=TEXT),
        Column(field="given", headers=("given", "given_names"), reads=TEXT, optional=True),
        Column(field="sex", headers=("sex", "gender"), reads=CHOICE),
        Column(field="born", headers=("born", "birth_date"), reads=DAY, optional=True),
        Column(field="entered", headers=("entered", "entry_date"), reads=DAY),
        Column(
            field="account",
            headers=("account",),
            reads=A_PERSON,
            optional=True,
            keeps_if_blank=True,
        ),
    ),
    repeats=True,
)
posts = Import(
    key="workforce.posts",
    title=_("Posts"),
    told=_("established and corrected posts from a file"),
    model=Post,
    add=actions.establish_posts,
    change=actions.correct_posts,
    natural_key=("code",),
    columns=(
        Column(field="code", headers=("post", "post_number", "code"), reads=TEXT),
        Column(field="title_en", headers=("title_en", "title", "post_title"), reads=TEXT),
        Column(field="title_fr", headers=("title_fr",), reads=TEXT, optional=True),
        Column(field="title_es", headers=("title_es",), reads=TEXT, optional=True),
        Column(field="grade", headers=("grade",), reads=A_GRADE),
        Column(field="family", headers=("family", "job_family"), reads=A_FAMILY, optional=True),
        Column(field="description", headers=("description",), reads=A_DESCRIPTION, optional=True),
        Column(field="unit", headers=("unit",), reads=A_UNIT),
        Column(field="station", headers=("station", "duty_station"), reads=A_STATION),
        Column(field="funding", headers=("funding",), reads=CHOICE),
        Column(
            field="geographical",
            headers=("geographical", "counted"),
            reads=YES_OR_NO,
            optional=True,
        ),
        Column(field="continues", headers=("continues",), reads=A_POST, optional=True),
        Column(field="starts", headers=("established", "post_starts"), reads=DAY),
        Column(field="ends", headers=("abolished", "post_ends"), reads=DAY, optional=True),
    ),
    repeats=True,
)
incumbencies = Import(
    key="workforce.incumbencies",
    title=_("Incumbencies"),
    told=_("appointed to posts, and corrected incumbencies, from a file"),
    model=Incumbency,
    add=actions.appoint,
    change=actions.correct_incumbencies,
    natural_key=("official", "post", "starts"),
    columns=(
        Column(field="official", headers=("official", "personnel_number"), reads=AN_OFFICIAL),
        Column(field="post", headers=("post", "post_number"), reads=A_POST),
        Column(field="rank", headers=("rank",), reads=WHOLE, optional=True),
        Column(field="percent", headers=("percent", "per_cent"), reads=WHOLE, optional=True),
        Column(
            field="counts_for",
            headers=("counts_for", "nationality"),
            reads=A_STATE,
            optional=True,
        ),
        Column(field="starts", headers=("starts", "from"), reads=DAY),
        Column(field="ends", headers=("ends", "until"), reads=DAY, optional=True),
        Column(field="beginning", headers=("beginning", "action"), reads=CHOICE, optional=True),
        Column(field="ending", headers=("ending", "separation"), reads=CHOICE, optional=True),
    ),
)
_of_kinds = {one.key: one.reads for one in KINDS}

IMPORTS = (officials, posts, incumbencies, *_of_kinds.values())

SHIPPED = (Shipped(reads=_of_kinds["grades"], package=FACTS, file="grades.csv"),)
