"""Who may do what, written out in words: a change of a role is a change of this page, reviewed."""

from dataclasses import dataclass, field
from datetime import date, timedelta

ON = date(2026, 11, 20)

MAY = {
    "access_manager": (
        "access.manage_people access.manage_grants access.read_people access.read_history"
    ),
    "auditor": "access.read_people access.read_history access.read_readings",
    "guest": "",
    "data_protection_officer": "access.erase_people",
    "operator": "jobs.manage_jobs",
    "reference_editor": "reference.keep_reference reference.keep_memberships",
    "standards_officer": "standards.register_ratifications",
    "standards_editor": "standards.keep_instruments standards.register_ratifications",
    "standards_publisher": "standards.publish_standards",
}
"""What each role permits."""

NEEDED = {
    "reference.keep_reference": (
        "reference.name_organization reference.rename_organization"
        " reference.add_regions reference.amend_regions reference.regions"
        " reference.add_languages reference.amend_languages reference.languages"
        " reference.add_states reference.amend_states reference.states reference.add_successions"
        " reference.add_units reference.amend_units reference.units"
        " reference.add_duty_stations reference.amend_duty_stations reference.duty_stations"
    ),
    "reference.keep_memberships": (
        "reference.admit reference.correct_memberships reference.end_memberships"
        " reference.memberships"
    ),
    "standards.keep_instruments": (
        "standards.add_instruments standards.amend_instruments standards.instruments"
        " standards.add_categories standards.list_instruments standards.amend_listings"
        " standards.listings"
    ),
    "standards.register_ratifications": (
        "standards.register_ratifications standards.correct_ratifications standards.denounce"
        " standards.strike_ratifications standards.ratifications"
    ),
    "imports.match_names": "imports.match_names",
}
"""Which permission each action needs; to match names, an import asks for its own instead."""

OPEN_TO_ALL = {
    "registers": (
        "states memberships successions regions languages units duty-stations organization"
        " instruments ratifications categories listings"
    ),
    "measures": (
        "reference.member_states reference.admissions standards.ratifications"
        " standards.ratifications_in_force standards.ratifications_registered"
        " standards.denunciations standards.states_with_one_in_each standards.states_with_all"
        " standards.states_with_none standards.instruments_in_force standards.days_to_ratification"
    ),
    "publications": "fundamental-conventions",
}
"""What the whole world may read, signed in or not."""

FREEZE = {"fundamental-conventions": "standards.publish_standards"}
"""Which permission freezing a publication needs."""


@dataclass(frozen=True)
class Standing:
    """How somebody holds a role: over which unit, when, and whether she may sign in at all."""

    words: str
    scope: str = ""
    starts: date = date(2020, 1, 1)
    ends: date | None = None
    is_open: bool = True
    reaches: frozenset[str | None] = field(default=frozenset())


WHOLE, UNIT, PART, LOOKALIKE, OTHER, ANYWHERE = "", "DGO", "DGO/POLICY", "DGOX", "OTHER", None
SCOPES = (WHOLE, UNIT, PART, LOOKALIKE, OTHER, ANYWHERE)
"""What can be asked about: the whole organization, units, and anywhere at all."""

EVERYTHING = frozenset(SCOPES)
A_DAY = timedelta(days=1)

STANDINGS = (
    Standing("over the whole organization", reaches=EVERYTHING),
    Standing("over a unit", UNIT, reaches=frozenset({UNIT, PART, ANYWHERE})),
    Standing("over a part of the unit", PART, reaches=frozenset({PART, ANYWHERE})),
    Standing("over another unit", OTHER, reaches=frozenset({OTHER, ANYWHERE})),
    Standing("until yesterday", ends=ON - A_DAY),
    Standing("until today", ends=ON, reaches=EVERYTHING),
    Standing("from tomorrow", starts=ON + A_DAY),
    Standing("with a closed sign-in", is_open=False),
)
"""How a role may be held, and what it then reaches."""
