"""The table of what was measured, in Markdown, and its place in the explanation of performance."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.timing import Line

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def as_table(lines: Sequence[Line]) -> str:
    """A Markdown table, one row a comparison."""
    rows = [
        "| what | records | product | beside | times | at most |",
        "|---|--:|--:|---|--:|--:|",
        *(_row(line) for line in lines),
    ]
    return "\n".join([machine(), "", *rows])


def machine() -> str:
    """What it was measured on, without a name that would tell whose machine it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {os.cpu_count()} cores of {_processor()} with {memory:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, the embedded PostgreSQL with "
        f"the product's own settings except fsync off, at a load of {os.getloadavg()[2]:.0f}. "
        "Medians of five turns; of three for what takes over five seconds; a single one for what "
        "takes over thirty. The contenders take turns."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _row(line: Line) -> str:
    beside = f"{line.rival_is}: {_time(line.rival)}" if line.rival else line.rival_is
    times = f"{line.ours / line.rival:.2f}" if line.rival else ""
    ours = line.note or _time(line.ours)
    return f"| {line.question} | {line.records:,} | {ours} | {beside} | {times} | {line.bar} |"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def put_into_docs(table: str) -> None:
    """Replace what stands between the marks."""
    text = PAGE.read_text()
    before, rest = text.split(BEGIN)
    _old, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}")
