"""What an area hands over, and the product that gathers all areas on one page."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from secretariat.engine.access.roles import Role
from secretariat.engine.dashboards.declaring import Dashboard
from secretariat.engine.dashboards.permissions import ROLES as OF_DASHBOARDS
from secretariat.engine.discussion.permissions import MODERATOR
from secretariat.engine.drafting.panels import Panel
from secretariat.engine.history.acting import Process
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.matching import match_names
from secretariat.engine.jobs.declaring import Job
from secretariat.engine.jobs.forgetting import FORGET
from secretariat.engine.jobs.permissions import OPERATOR
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.handing import EDITIONS
from secretariat.engine.records.declaring import Action
from secretariat.engine.registers.declaring import HerPage, OwnPage, Register
from secretariat.engine.workflows.declaring import Workflow
from secretariat.engine.workflows.handing import Passage
from secretariat.engine.workflows.tasks import Task

Text = Any


@dataclass(frozen=True, kw_only=True)
class Area:
    """Everything one area of the organization's work declares.

    `addresses` names the module whose `urlpatterns` lead to pages of its own; read when asked for.
    """

    key: str
    title: Text
    addresses: str = ""
    roles: tuple[Role, ...] = ()
    actions: tuple[Action, ...] = ()
    workflows: tuple[Workflow, ...] = ()
    tasks: tuple[Task, ...] = ()
    registers: tuple[Register, ...] = ()
    own_pages: tuple[OwnPage, ...] = ()
    her_pages: tuple[HerPage, ...] = ()
    measures: tuple[Measure, ...] = ()
    imports: tuple[Import, ...] = ()
    publications: tuple[Publication, ...] = ()
    jobs: tuple[Job, ...] = ()
    processes: tuple[Process, ...] = ()
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Product:
    """The areas, and through them every declaration; the engine reads it by settings.PRODUCT.

    What they declare is gathered once: pages ask for it again and again.
    """

    areas: tuple[Area, ...]
    further_jobs: tuple[Job, ...] = ()  # those of no area, such as the import of a large file
    dashboards: tuple[Dashboard, ...] = ()  # each crosses areas, so that none declares it

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Every role: those of areas, and of the engine."""
        of_areas = chain.from_iterable(area.roles for area in self.areas)
        return (*of_areas, OPERATOR, MODERATOR, *OF_DASHBOARDS)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action: those of areas, of moves, of imports that add and change, of the engine."""
        of_areas = chain.from_iterable(area.actions for area in self.areas)
        of_moves = (
            action for area in self.areas for one in area.workflows for action in one.actions
        )
        imports = chain.from_iterable(area.imports for area in self.areas)
        of_imports = (one.both for one in imports if one.change is not None)
        return (*of_areas, *of_moves, *of_imports, match_names)

    @cached_property
    def workflows(self) -> tuple[Workflow, ...]:
        """Every workflow."""
        return tuple(chain.from_iterable(area.workflows for area in self.areas))

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Everything that waits for somebody without a workflow saying so."""
        return tuple(chain.from_iterable(area.tasks for area in self.areas))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every way that is no workflow but is handed over like one: that of editions."""
        return (EDITIONS,)

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """Every process of the Office that answers for what it does, and is called by a title."""
        return tuple(chain.from_iterable(area.processes for area in self.areas))

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """Every register."""
        return tuple(chain.from_iterable(area.registers for area in self.areas))

    @cached_property
    def own_pages(self) -> tuple[OwnPage, ...]:
        """Every page an area brings about the records of a register."""
        return tuple(chain.from_iterable(area.own_pages for area in self.areas))

    @cached_property
    def her_pages(self) -> tuple[HerPage, ...]:
        """Every page an area brings to whoever signs in about herself."""
        return tuple(chain.from_iterable(area.her_pages for area in self.areas))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure."""
        return tuple(chain.from_iterable(area.measures for area in self.areas))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import."""
        return tuple(chain.from_iterable(area.imports for area in self.areas))

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Every publication."""
        return tuple(chain.from_iterable(area.publications for area in self.areas))

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Every list an area brings beside drafts of papers."""
        return tuple(chain.from_iterable(area.panels for area in self.areas))

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Every job: those of areas, of none, and of the engine."""
        of_areas = chain.from_iterable(area.jobs for area in self.areas)
        return (*of_areas, *self.further_jobs, FORGET)
