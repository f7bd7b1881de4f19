"""Who reads the pages of the workforce: whose names, vacancies and files are open to her."""

from dataclasses import dataclass

from django.http import HttpRequest

from secretariat.areas.workforce.roles import May
from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.web.asking import actor, today


@dataclass(frozen=True)
class Reader:
    """A reader with all she may today, whatever moment she asks about: asking costs no query."""

    rights: Rights

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
