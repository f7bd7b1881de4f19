"""Where the definition changes the line is parted and the change is named."""

import re

from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.charts.trend import Break, Point, Trend, draw_trend


def trend(values: list[float], breaks: tuple[Break, ...]) -> Trend:
    """A trend through these values, one a moment."""
    return Trend(
        key="t",
        title="T",
        description="D",
        points=tuple(
            Point(at=float(i), label=str(2000 + i), value=value) for i, value in enumerate(values)
        ),
        last_label="now",
        words=str,
        breaks=breaks,
    )


@given(
    values=st.lists(st.floats(0, 100), min_size=3, max_size=12),
    where=st.integers(1, 11),
)
def test_no_line_crosses_a_break(values: list[float], where: int) -> None:
    place = min(where, len(values) - 1)
    drawn = draw_trend(trend(values, (Break(at=place - 0.5, label="New definition"),)))
    for picture in (drawn.wide, drawn.narrow):
        rule = re.search(r'class="c-break"[^>]*x1="([\d.]+)"', str(picture))
        assert rule is not None
        x = float(rule.group(1))
        for path in re.findall(r'points="([^"]+)"', str(picture)):
            xs = [float(pair.split(",")[0]) for pair in path.split()]
            assert max(xs) < x or min(xs) > x
        assert "New definition" in str(picture)


def test_without_a_break_the_line_is_one() -> None:
    drawn = draw_trend(trend([1.0, 2.0, 3.0], ()))
    assert str(drawn.wide).count("<polyline") == 1
    assert "c-break" not in str(drawn.wide)
