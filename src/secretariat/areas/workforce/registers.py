"""What people keep of the workforce."""

from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce import actions, checks
from secretariat.areas.workforce.models import describing, people, posts, representing
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.roles import May
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, Permission
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.registers.declaring import Dated, Register, Related, Section


def _jobs(key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any) -> Ordinary:
    return _kept(key, model, (title, one, about), (PUBLIC, May.KEEP_JOBS), **more)


def _scales(
    key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any
) -> Ordinary:
    return _kept(key, model, (title, one, about), (PUBLIC, May.KEEP_REPRESENTATION), **more)


def _files(key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any) -> Ordinary:
    may = more.pop("may", (May.READ_FILES, May.KEEP_FILES))
    return _kept(key, model, (title, one, about), may, scope=actions.OF_HERS, **more)


def _kept(
    key: str,
    model: type[Model],
    said: tuple[Any, Any, Any],
    may: tuple[Permission, Permission],
    **more: Any,
) -> Ordinary:
    return Ordinary(
        area="workforce",
        key=key,
        model=model,
        title=said[0],
        one=said[1],
        about=said[2],
        see=may[0],
        keep=may[1],
        **more,
    )


JOBS = (
    _jobs(
        "grades",
        describing.Grade,
        _("Grades"),
        _("grade"),
        _("The rungs of the ladder, the lowest first; each belongs to a category."),
    ),
    _jobs(
        "job-families",
        describing.Family,
        _("Job families"),
        _("job family"),
        _("Groups of jobs that ask for the same knowledge, whatever their grade."),
    ),
    _jobs(
        "job-descriptions",
        describing.Description,
        _("Generic job descriptions"),
        _("generic job description"),
        _("What a family’s work is at a grade, in versions, and the agreement each rests on."),
        columns=("code", "title", "family", "grade", "version", "starts", "ends", "agreement"),
    ),
    _jobs(
        "grade-requirements",
        describing.Requirement,
        _("Requirements of grades"),
        _("requirement of a grade"),
        _("The least education and experience of each grade: the same whatever the job family."),
        code=("grade", "starts"),
    ),
    _jobs(
        "language-requirements",
        describing.LanguageRequirement,
        _("Language requirements"),
        _("language requirement"),
        _("How many working languages are asked for, with the exceptions of job families."),
        checks=checks.OF_LANGUAGES,
    ),
    _jobs(
        "requirement-terms",
        describing.Term,
        _("Terms of the requirements"),
        _("term of the requirements"),
        _("What the words of the requirements mean, such as international experience."),
        columns=("code", "name", "starts", "ends", "authority"),
    ),
    _jobs(
        "station-classifications",
        posts.Classification,
        _("Classifications of duty stations"),
        _("classification of a duty station"),
        _("How hard life is at each duty station, by the review in force on a date."),
        code=("station", "starts"),
    ),
    _jobs(
        "retirement-rules",
        people.RetirementRule,
        _("Retirement rules"),
        _("retirement rule"),
        _("The ages at which officials may and must retire, by their date of entry."),
        code=("starts",),
    ),
)
SCALES = (
    _scales(
        "assessments",
        representing.Assessment,
        _("Scale of assessments"),
        _("assessment"),
        _("Each State’s share of the regular budget."),
        code=("state", "starts"),
    ),
    _scales(
        "populations",
        representing.Population,
        _("Populations"),
        _("population"),
        _("How many people live in each State, as estimated for a time."),
        code=("state", "starts"),
    ),
    _scales(
        "representation-methods",
        representing.Method,
        _("Methods of representation"),
        _("method of representation"),
        _("Ways to reckon how many officials each member State should have."),
    ),
    _scales(
        "representation-formulas",
        representing.Formula,
        _("Formulas of representation"),
        _("formula of representation"),
        _("The versions of each method: the numbers that desirable ranges are reckoned with."),
        code=("method", "starts"),
        columns=("method", "starts", "ends", "base", "membership", "contribution", "population"),
    ),
    _scales(
        "representation-choices",
        representing.Choice,
        _("Methods in force"),
        _("method in force"),
        _("Which method the Office goes by, from when to when."),
        code=("starts",),
    ),
)
FILES = (
    _files(
        "nationalities",
        people.Nationality,
        _("Nationalities"),
        _("nationality"),
        _("The nationalities of each official; each incumbency says which one is counted."),
        code=("official", "state", "starts"),
    ),
    _files(
        "contracts",
        people.Contract,
        _("Contracts"),
        _("contract"),
        _("Appointments with their kind and term."),
        code=("official", "starts"),
    ),
    _files(
        "grades-held",
        people.GradeHeld,
        _("Grades and steps"),
        _("grade and step"),
        _("The grade and step of each official herself, whatever the grade of her post."),
        code=("official", "starts"),
    ),
    _files(
        "disabilities",
        people.Disability,
        _("Declared disabilities"),
        _("declared disability"),
        _("That an official declares a disability, of her own accord; nothing more is kept."),
        code=("official", "starts"),
        may=(May.READ_DISABILITIES, May.KEEP_DISABILITIES),
    ),
)


def of_files(ordinary: Ordinary) -> Register:
    """The register of what is kept about officials: each reading is logged."""
    return replace(ordinary.register, sensitive=True)


all_posts = Register(
    key="posts",
    title=_("Posts"),
    one=_("post"),
    about=_(
        "Places in units with their grade, duty station and funding. A post that is reclassified "
        "or moved is abolished, and another continues it."
    ),
    model=posts.Post,
    rows=posts.Post.objects.all,
    see=EVERYONE,
    columns=("code", "title", "grade", "unit", "station", "funding", "starts", "ends"),
    facts=("code", "title", "grade", "unit", "station", "funding", "starts", "ends"),
    sections=(
        Section(
            title=_("What it is"), columns=("family", "description", "geographical", "continues")
        ),
    ),
    filters=("grade", "family", "unit", "station", "funding", "geographical", "starts"),
    search=("code", *actions.TITLES),
    order=("code",),
    on=("starts", "ends"),
    related=(
        Related(title=_("Who held it"), register="incumbencies", by="post"),
        Related(title=_("Continued by"), register="posts", by="continues"),
    ),
    actions=(
        actions.establish_posts,
        actions.abolish_posts,
        actions.correct_posts,
        actions.strike_posts,
    ),
    scope="unit__path",
)
officials = Register(
    key="officials",
    title=_("Officials"),
    one=_("official"),
    about=_("The files of officials. Who reads one is logged, and the official sees it."),
    model=people.Official,
    rows=lambda: people.Official.objects.all().with_retirement(),
    dated=(Dated(name="place", of=actions.OF_HER),),
    named=May.READ_STAFFING,
    see=May.READ_FILES,
    columns=("code", "name", "given", "place", "entered"),
    facts=("code", "name", "given", "place", "entered", "account"),
    sections=(
        Section(title=_("Person"), columns=("sex", "born")),
        Section(title=_("Retirement"), columns=("may_retire", "must_retire")),
    ),
    filters=("entered",),
    search=("code", "name", "given"),
    order=("name", "given", "code"),
    related=(
        Related(title=_("Posts held"), register="incumbencies", by="official"),
        Related(title=_("Contracts"), register="contracts", by="official"),
        Related(title=_("Grades and steps"), register="grades-held", by="official"),
        Related(title=_("Nationalities"), register="nationalities", by="official"),
    ),
    actions=(
        actions.add_officials,
        actions.amend_officials,
        actions.strike_officials,
    ),
    scope=actions.OF_HER,
    sensitive=True,
)
incumbencies = Register(
    key="incumbencies",
    title=_("Incumbencies"),
    one=_("incumbency"),
    about=_("Who holds which post, from when to when, and for how much of full time."),
    model=Incumbency,
    rows=Incumbency.objects.all,
    see=May.READ_STAFFING,
    columns=("official", "post", "percent", "starts", "ends", "beginning", "ending"),
    facts=("official", "post", "rank", "percent", "starts", "ends", "beginning", "ending"),
    filters=("post", "beginning", "ending", "starts"),
    search=(),
    order=("-starts",),
    on=("starts", "ends"),
    actions=(
        actions.appoint,
        actions.end_incumbencies,
        actions.correct_incumbencies,
        actions.strike_incumbencies,
    ),
    scope="post__unit__path",
)

KINDS = (*JOBS, *SCALES, *FILES)
REGISTERS = (
    all_posts,
    incumbencies,
    officials,
    *(of_files(one) for one in FILES),
    *(one.register for one in (*JOBS, *SCALES)),
)
