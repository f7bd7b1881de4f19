"""Candidates who save the public form as browsers do, over plain sockets and by a timetable.

Each sits at an address of her own (127.x.y.z), since saving is limited by where one asks from. A
save is timed from when it was due, so that a server that falls behind can't hide it.
"""

import asyncio
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from secretariat.areas.recruitment.pages.apply import QUIETLY

HOST = "127.0.0.1"
BOUNDARY = "----of-the-benchmarks"
LETTER = "I have inspected workplaces for nine years, and led inspectors for three. " * 12
ANSWERS = {
    "given": "Ada",
    "education": "3-advanced",
    "years": "9",
    "years_abroad": "3",
    "degrees": "LLM, Here, 2010\nLLB, There, 2008",
    "posts": "Adviser, Union, 2011-2026\nClerk, Court, 2009-2011",
    "source": "",
    "sex": "F",
    "state": "",
    "born": "1985-05-05",
    "disability": "",
    "experience": "workers",
}
_COOKIE = re.compile(rb"^set-cookie: *(\w+)=([^;]*)", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass(kw_only=True)
class Kept:
    """What came of all saves: how long each took, what was answered otherwise, when it began."""

    taken: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(kw_only=True)
class Candidate:
    """One candidate with one browser; `turn` is the last save that was answered as kept."""

    number: int
    port: int
    path: str
    turn: int = 0
    cookies: dict[str, str] = field(default_factory=dict)
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def name(self) -> str:
        """Under what name she writes; by it her draft is found again."""
        return f"Candidate {self.number}"

    def letter(self, turn: int) -> str:
        """What her letter says at a turn."""
        return f"{self.name}, turn {turn}: {LETTER}"

    async def open(self) -> None:
        """Sit down at an address of her own, with the cookie that the form lays down."""
        place = (
            f"127.{10 + self.number // 62500}.{self.number // 250 % 250}.{self.number % 250 + 1}"
        )
        self.line = await asyncio.open_connection(HOST, self.port, local_addr=(place, 0))
        self.cookies["csrftoken"] = "0" * 32

    async def save(self, kept: Kept, due: float, deed: str) -> None:
        """Save by such a deed, and note how long the answer took since it was due."""
        turn = self.turn + 1
        status = await self._asks("POST", *self._body(turn, deed))
        kept.taken.append(time.perf_counter() - due)
        if status < 400:
            self.turn = turn
        else:
            kept.refused.append(f"{status}")

    def _body(self, turn: int, deed: str) -> tuple[bytes, str]:
        """What a browser sends and as what: the form in parts, its script plain fields."""
        told = {
            **ANSWERS,
            "csrfmiddlewaretoken": self.cookies["csrftoken"],
            "name": self.name,
            "email": f"c{self.number}@example.org",
            "letter": self.letter(turn),
            "deed": deed,
        }
        if deed == QUIETLY:
            return urlencode(told).encode(), "application/x-www-form-urlencoded"
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in told.items()
        ]
        whole = "".join(parts) + f"--{BOUNDARY}--\r\n"
        return whole.encode(), f"multipart/form-data; boundary={BOUNDARY}"

    async def _asks(self, method: str, body: bytes = b"", kind: str = "") -> int:
        """Ask, and read the whole answer; its status."""
        assert self.line is not None
        reader, writer = self.line
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = f"{method} {self.path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nCookie: {cookies}\r\n"
        if body:
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(answer)
        await reader.readexactly(int(length[1]) if length else 0)
        self.cookies |= {name.decode(): value.decode() for name, value in _COOKIE.findall(answer)}
        return int(answer[9:12])


async def opened_by_all(candidates: list[Candidate]) -> None:
    """Let all begin a draft, a few at a time: before the clock runs."""
    for first in range(0, len(candidates), 8):
        some = candidates[first : first + 8]
        await asyncio.gather(*(one.open() for one in some))
        unmeasured = Kept()
        await asyncio.gather(*(one.save(unmeasured, time.perf_counter(), QUIETLY) for one in some))
        if unmeasured.refused:
            raise RuntimeError(f"A first save answered {unmeasured.refused[0]}.")


async def saved_by_all(
    candidates: list[Candidate], *, deed: str, rate: float, seconds: float
) -> Kept:
    """Let all save by a timetable of so many saves a second in all, for so long."""
    kept, began = Kept(), time.perf_counter()
    beat = len(candidates) / rate
    firsts = ((one, began + place / rate) for place, one in enumerate(candidates))
    saving = (_saves(one, kept, deed, (first, beat, began + seconds)) for one, first in firsts)
    await asyncio.gather(*saving)
    kept.seconds = time.perf_counter() - began
    return kept


async def _saves(
    one: Candidate, kept: Kept, deed: str, timetable: tuple[float, float, float]
) -> None:
    """Save from the first time on, at every beat, until the last."""
    due, beat, until = timetable
    while max(due, time.perf_counter()) < until:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await one.save(kept, due, deed)
        due += beat
