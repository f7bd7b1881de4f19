"""Where posts are: duty stations, the larger ones oftener, and the unit that is there."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.organization import ORGANIZATION
from secretariat.example.workforce.facts import FACTS

HEADQUARTERS = ORGANIZATION.headquarters
OF_STATIONS = {
    "OSS": "RO-AFR", "VLC": "RO-AME", "RIM": "RO-ARB", "NAM": "RO-ASP", "KAS": "DWT-KAS",
    "SAN": "CO-SAN", "PAL": "CO-PAL", "STM": "CO-STM", "DHO": "CO-DHO", "SUN": "CO-SUN",
    "AKM": "CO-AKM",
}  # fmt: skip
REGIONAL_HUB, OFFICE, COUNTRY = 16.0, 9.0, 5.0
HUBS = frozenset({"OSS", "VLC", "RIM", "NAM", "KAS"})
ANTENNAS = (3.2, 1.6, 0.9, 0.5, 0.32, 0.22, 0.16, 0.12, 0.1, 0.08)


class Places:
    """Duty stations with their units and States."""

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        return {row["code"]: row for row in read_facts("duty_stations", EXAMPLE)}

    @cached_property
    def _units(self) -> dict[str, date]:
        return {
            row["code"]: date.fromisoformat(row["starts"]) for row in read_facts("units", EXAMPLE)
        }

    @cached_property
    def _of_families(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for row in read_facts("family_units", FACTS):
            found.setdefault(row["family"], {})[row["unit"]] = float(row["weight"])
        return found

    @cached_property
    def state_of(self) -> dict[str, str]:
        """The State of each duty station."""
        return {code: row["state"] for code, row in self._rows.items()}

    @cached_property
    def _region_of(self) -> dict[str, str]:
        return {row["code"]: row["region"] for row in read_facts("states", EXAMPLE)}

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How large each station of the field is: those listed first are offices of their own."""
        first = list(self._rows)[:22]
        weights: dict[str, float] = {}
        for place, code in enumerate(self._rows):
            if code in HUBS:
                weights[code] = REGIONAL_HUB
            elif code in first:
                weights[code] = OFFICE if code in OF_STATIONS else COUNTRY
            else:
                weights[code] = ANTENNAS[place * 7 % len(ANTENNAS)]
        del weights[HEADQUARTERS]
        return weights

    def in_the_field(self, rng: Random, on: date) -> str:
        """A duty station that exists on the day."""
        open_ = {
            code: weight
            for code, weight in self._weights.items()
            if date.fromisoformat(self._rows[code]["starts"]) <= on
        }
        return rng.choices(list(open_), list(open_.values()))[0]

    def unit_at(self, rng: Random, station: str, family: str, on: date) -> str:
        """The unit in which somebody of a family works at a station."""
        if station == HEADQUARTERS:
            return self._at_headquarters(rng, family, on)
        own = OF_STATIONS.get(station, "")
        return own if own and self._units[own] <= on else self._regional(station)

    def station_of(self, unit: str) -> str:
        """Where a unit is."""
        there = {unit: station for station, unit in OF_STATIONS.items()}
        return there.get(unit, HEADQUARTERS)

    def families_in(self, unit: str) -> dict[str, float]:
        """How usual each family is in a unit of headquarters; nothing of the field's."""
        return {
            family: weights[unit]
            for family, weights in self._of_families.items()
            if unit in weights
        }

    def _regional(self, station: str) -> str:
        return f"RO-{self._region_of[self.state_of[station]]}"

    def _at_headquarters(self, rng: Random, family: str, on: date) -> str:
        known: Mapping[str, float] = self._of_families[family]
        open_ = {unit: weight for unit, weight in known.items() if self._units[unit] <= on}
        return rng.choices(list(open_), list(open_.values()))[0]
