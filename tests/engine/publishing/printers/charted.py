"""A paper with a chart of every kind, one of them with cells that are withheld."""

from typing import Final

WHEN: Final = "as_of=2025-12-31"
YEARS: Final = "as_of=2016-12-31..2025-12-31 every=year"
ROWS: Final = "by=region rows=AFR,AME,ASP,EUR"

SHARES: Final = f'[chart: t.members {WHEN} {ROWS} kind=shares title="A third of the members"]'
TWO_SHARES: Final = (
    f"[chart: t.members as_of=2015-12-31,2025-12-31 {ROWS} kind=shares"
    ' title="Shares before and after"]'
)
WITHHELD: Final = f'[chart: t.hidden {WHEN} {ROWS} kind=shares title="Some shares are withheld"]'
PYRAMID: Final = (
    f'[chart: t.members {WHEN} {ROWS} across=sex sides=F,M kind=pyramid title="Women and men"]'
)
HIDDEN_SIDES: Final = (
    f'[chart: t.hidden {WHEN} {ROWS} across=sex sides=F,M kind=pyramid title="What is told"]'
)
MULTIPLES: Final = f'[chart: t.members {YEARS} {ROWS} kind=multiples title="Each region rises"]'
BANDED: Final = (
    f'[chart: t.members {YEARS} kind=line band=t.least..t.most title="Within what was aimed at"]'
)
BARRED: Final = f'[chart: t.hidden {WHEN} {ROWS} kind=bars title="Bars of what is told"]'

EVERY: Final = (SHARES, TWO_SHARES, WITHHELD, PYRAMID, MULTIPLES, BANDED, BARRED, HIDDEN_SIDES)
PAPER: Final = "## Charts\n\nEvery kind there is.\n\n" + "\n\n".join(EVERY)
