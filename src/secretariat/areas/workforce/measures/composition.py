"""Figures of who works here on a date."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.measures.saying import (
    COMPOSITION,
    HRD,
    OFFICIALS,
    PERCENT,
    PERSONAL,
    POSTS,
    SINCE,
    STAFFING,
    STRATEGY,
    YEARS,
    by_age,
    by_category,
    by_family,
    by_funding,
    by_grade,
    by_region,
    by_service,
    by_sex,
    by_station,
    by_station_region,
    by_unit,
)
from secretariat.areas.workforce.models.bands import Age
from secretariat.areas.workforce.models.holding import Incumbency, serving, vacant_posts
from secretariat.areas.workforce.models.people import Disability, GradeHeld, Sex
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.models.reckoning import FullYears
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Flows, measure
from secretariat.engine.measures.selections import Count, Mean, Median, Share
from secretariat.engine.records.days import Day

OF_POSTS = tuple(
    one.at(one.path.removeprefix("post__"))
    for one in (by_grade, by_category, by_funding, by_station, by_station_region, by_unit)
)
SENIOR = "P5"


@measure(
    key="workforce.officials",
    title=_("Officials"),
    unit=OFFICIALS,
    authority=STAFFING,
    dimensions=COMPOSITION,
    flows=Flows(entries="workforce.entries", exits="workforce.exits", lasting=("sex",)),
    **PERSONAL,
)
def officials(as_of: Day) -> Count:
    """Officials who hold a post on the date, whatever the percentage, the contract and the
    funding. Who holds several posts counts once, by the first of them; who shares a post counts
    as one.
    """
    return Count(Incumbency.objects.on(as_of).of_officials())


@measure(
    key="workforce.officials_by_age",
    title=_("Officials by age and service"),
    unit=OFFICIALS,
    authority=STAFFING,
    dimensions=(by_age, by_service, by_sex.at("sex")),
    **PERSONAL,
)
def officials_by_age(as_of: Day) -> Count:
    """Officials who hold a post on the date, by their full years of age, and of service since they
    entered, on that date.
    """
    return Count(serving(as_of).with_bands(as_of))


@measure(
    key="workforce.women",
    title=_("Women among officials"),
    unit=PERCENT,
    authority=STRATEGY,
    dimensions=tuple(one for one in COMPOSITION if one is not by_sex),
    **PERSONAL,
)
def women(as_of: Day) -> Share:
    """Women among the officials who hold a post on the date, each counted once."""
    everyone = Incumbency.objects.on(as_of).of_officials()
    return Share(part=Count(everyone.held_by(Sex.FEMALE)), whole=Count(everyone))


@measure(
    key="workforce.women_in_senior_posts",
    title=_("Women in senior posts"),
    unit=PERCENT,
    authority=STRATEGY,
    dimensions=(by_grade, by_region),
    aims=Aims.HIGHER,
    **PERSONAL,
)
def women_in_senior_posts(as_of: Day) -> Share:
    """Women among officials holding regular-budget posts graded P5 and above on the date, each
    counted once.
    """
    everyone = Incumbency.objects.on(as_of).of_officials()
    senior = everyone.regular_budget().graded_at_least(SENIOR)
    return Share(part=Count(senior.held_by(Sex.FEMALE)), whole=Count(senior))


@measure(
    key="workforce.on_development_cooperation",
    title=_("Officials paid for by development cooperation"),
    unit=PERCENT,
    authority=STRATEGY,
    dimensions=(by_sex, by_category, by_station_region, by_station),
    **PERSONAL,
)
def on_development_cooperation(as_of: Day) -> Share:
    """Officials whose post development cooperation pays for, among all on the date."""
    everyone = Incumbency.objects.on(as_of).of_officials()
    return Share(part=Count(everyone.development_cooperation()), whole=Count(everyone))


@measure(
    key="workforce.counted_for_representation",
    title=_("Officials counted for geographical representation"),
    unit=PERCENT,
    authority=STRATEGY,
    dimensions=(by_sex, by_region),
    **PERSONAL,
)
def counted_for_representation(as_of: Day) -> Share:
    """Officials in the Professional category and above, on regular-budget posts that are subject
    to geographical distribution, among all officials on the date.
    """
    held = Incumbency.objects.on(as_of)
    return Share(part=Count(held.counted_for_representation()), whole=Count(held.of_officials()))


@measure(
    key="workforce.young_officials",
    title=_("Officials under 35"),
    unit=PERCENT,
    authority=STRATEGY,
    dimensions=(by_sex.at("sex"),),
    **PERSONAL,
)
def young_officials(as_of: Day) -> Share:
    """Officials not yet 35 years old, among all on the date."""
    everyone = serving(as_of)
    young = everyone.with_bands(as_of).filter(Q(age=Age.UNDER_35))
    return Share(part=Count(young), whole=Count(everyone))


@measure(
    key="workforce.officials_with_disabilities",
    title=_("Officials who declare a disability"),
    unit=PERCENT,
    authority=STRATEGY,
    **PERSONAL,
)
def officials_with_disabilities(as_of: Day) -> Share:
    """Officials whose own declaration of a disability holds, among all on the date."""
    everyone = Incumbency.objects.on(as_of).of_officials()
    hers = everyone.filter(official=OuterRef("official"))
    declared = Disability.objects.on(as_of).filter(Exists(hers))
    return Share(part=Count(declared), whole=Count(everyone))


@measure(
    key="workforce.years_of_service",
    title=_("Years of service, on average"),
    unit=YEARS,
    authority=STAFFING,
    dimensions=(by_sex, by_category, by_funding),
    **PERSONAL,
)
def years_of_service(as_of: Day) -> Mean:
    """Full years from the day of entry to the date, averaged over all officials."""
    everyone = Incumbency.objects.on(as_of).of_officials()
    return Mean(rows=everyone, of=FullYears("official__entered", as_of))


@measure(
    key="workforce.years_in_grade",
    title=_("Years in grade, median"),
    unit=YEARS,
    authority=STAFFING,
    dimensions=(
        by_grade.at("grade"),
        by_sex,
    ),
    **PERSONAL,
)
def years_in_grade(as_of: Day) -> Median:
    """Full years that officials have been in their own grade on the date; the median."""
    serving = Incumbency.objects.on(as_of).of_officials().filter(official=OuterRef("official"))
    held = GradeHeld.objects.on(as_of).filter(Exists(serving))
    return Median(rows=held, of=FullYears("since", as_of))


@measure(
    key="workforce.posts",
    title=_("Posts"),
    unit=POSTS,
    authority=STAFFING,
    owner=HRD,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(*OF_POSTS, by_family.at("family")),
)
def posts(as_of: Day) -> Count:
    """Posts that exist on the date, whether or not somebody holds them."""
    return Count(Post.objects.on(as_of))


@measure(
    key="workforce.vacant_posts",
    title=_("Vacant posts"),
    unit=POSTS,
    authority=STAFFING,
    dimensions=OF_POSTS,
    tells_of=(Incumbency,),  # who is told it of any post on any day knows when its holder left
    aims=Aims.LOWER,
    **PERSONAL,
)
def posts_vacant(as_of: Day) -> Count:
    """Posts that exist on the date and that nobody holds, not even in part."""
    return Count(vacant_posts(as_of))


MEASURES = (
    officials,
    officials_by_age,
    women,
    women_in_senior_posts,
    on_development_cooperation,
    counted_for_representation,
    young_officials,
    officials_with_disabilities,
    years_of_service,
    years_in_grade,
    posts,
    posts_vacant,
)
