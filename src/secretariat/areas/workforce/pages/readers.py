"""Who reads the pages of the workforce: whose names, vacancies and files are open to her."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import HttpRequest

from secretariat.areas.reference.models import Unit
from secretariat.areas.workforce.roles import May
from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.web.asking import actor, today


@dataclass(frozen=True)
class Reader:
    """A reader with all she may today, whatever moment she asks about: asking costs no query.

    `places` are the paths of units today, where a page tells of units as they were known earlier.
    """

    rights: Rights
    places: Mapping[int, str] = field(default_factory=dict)

    def knowing(self, units: Iterable[Unit]) -> Self:
        """The same reader, told where units stand today: for units as they were known earlier.

        A unit is moved with all its posts, and is then another's to see, its past included. One
        that is there no more is told to whoever sees the whole organization. One query.
        """
        gone = {one.pk: "" for one in units}
        now = Unit.objects.filter(pk__in=list(gone)).values_list("pk", "path")
        return replace(self, places={**gone, **dict(now)})

    def sees_staffing(self, unit: Unit) -> bool:
        """Say whether she sees who holds the posts of a unit, and which are vacant."""
        return self.staffing.cover(self.places.get(unit.pk, unit.path))

    def reads_files(self, unit: Unit) -> bool:
        """Say whether she reads the files of a unit's officials."""
        return self.files.cover(self.places.get(unit.pk, unit.path))

    @property
    def staffing(self) -> Scopes:
        """Of which units she sees who holds which post, and which is vacant."""
        return self.rights.scopes(May.READ_STAFFING)

    @property
    def posts(self) -> Scopes:
        """Of which units she keeps the posts."""
        return self.rights.scopes(May.KEEP_POSTS)

    @property
    def files(self) -> Scopes:
        """Of which units she reads officials' files."""
        return self.rights.scopes(May.READ_FILES)

    @property
    def disabilities(self) -> Scopes:
        """Of which units she reads who declares a disability."""
        return self.rights.scopes(May.READ_DISABILITIES)


def reader_of(request: HttpRequest) -> Reader:
    """Who asks for the page; one query."""
    return Reader(rights_of(actor(request), on=today()))
