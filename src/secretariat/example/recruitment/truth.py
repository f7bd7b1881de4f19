"""What is true of the vacancies, before anybody enters it."""

from dataclasses import dataclass, field
from datetime import date

from secretariat.example.workforce.truth import Holding, Official


@dataclass(eq=False, kw_only=True, slots=True)
class Candidate:
    """Somebody who applies; an official where she is one already."""

    code: str
    sex: str
    state: str
    born: date
    disability: str
    experience: str
    official: Official | None = None
    internal: bool = False


@dataclass(eq=False, kw_only=True, slots=True)
class Step:
    """That an application entered a stage, and how it left it."""

    number: int
    entered: date
    left: date
    outcome: str
    reason: str = ""


@dataclass(eq=False, kw_only=True, slots=True)
class Application:
    """That a candidate applies."""

    code: str
    candidate: Candidate
    received_on: date
    source: str
    education: str
    years: int
    years_abroad: int
    steps: list[Step] = field(default_factory=list)


@dataclass(eq=False, kw_only=True, slots=True)
class Choice:
    """That somebody is recommended for a position; `on_post` is None where nothing came of it."""

    position: int
    decided: date | None
    on_post: date | None
    official: Official | None = None
    holding: Holding | None = None
    recommended: date = date.min
    ended: date | None = None
    not_agreed: bool = False
    application: Application | None = None

    @property
    def is_internal(self) -> bool:
        """Whether it is of an official who changes her post."""
        return self.official is not None and self.official.holdings[0] is not self.holding


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """An announcement: its first and its last day."""

    opens: date
    closes: date


@dataclass(eq=False, kw_only=True, slots=True)
class Case:
    """A vacancy as it went; `cancelled` and `completed` exclude each other."""

    route: str
    grade: str
    family: str
    unit: str
    station: str
    funding: str
    windows: list[Window]
    key: bool = False
    code: str = ""
    choices: list[Choice] = field(default_factory=list)
    given_up: dict[int, date] = field(default_factory=dict)
    posts: dict[int, str] = field(default_factory=dict)
    cancelled: date | None = None
    completed: date | None = None
    applications: list[Application] = field(default_factory=list)

    @property
    def published(self) -> date:
        """The first day of its first announcement."""
        return self.windows[0].opens

    @property
    def first_close(self) -> date:
        """The last day of its first announcement: the clock of a selection starts there."""
        return self.windows[0].closes

    @property
    def last_close(self) -> date:
        """The last day on which one could apply."""
        return self.windows[-1].closes

    @property
    def chosen(self) -> list[Choice]:
        """Those who came on post."""
        return [one for one in self.choices if one.on_post]
