"""Who counts for which State on a day, as plainly as it can be written down."""

from collections.abc import Mapping

from secretariat.areas.workforce.standing.moments import Moment


def by_state(counted: Mapping[int, str | None]) -> dict[str, frozenset[int]]:
    """The officials that count for each State, from the State of each official, if she has one."""
    return {
        code: frozenset(one for one, state in counted.items() if state == code)
        for code in dict.fromkeys(counted.values())
        if code is not None
    }


def counts_for(moment: Moment) -> dict[int, str]:
    """The State each official counts for."""
    return {one: state for state, officials in moment.counted.items() for one in officials}
