"""`python -m bench.readers [MILLIONS]`: how many readers a server holds.

Each reader is a websocket client that speaks Streamlit's own protocol: it opens the overview, and
changes the filter every five seconds, the readers spread over these. A change is answered when
the server says that the script has finished. So many are held as are answered within a second 19
times out of 20: more and more come, until that is so no longer. Servers and readers share one
machine, and only loopback is used.

With `shared` all readers look at the same three stretches of time; with `distinct` no two look at
the same at once: each has another unit, channel and period of those that the page offers.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import facts, machine
from bench.pages import made
from dashboard.scope import add_months

RESULTS = Path(__file__).parent / "results" / "readers.json"
PORT = 8680

EVERY = 5.0
"""Seconds between two changes of a reader."""

SETTLES, LASTS = 5.0, 10.0
"""Seconds until those who have come are at home, and for which all are then watched."""

GOAL = 1_000.0
"""Milliseconds within which 19 of 20 changes are answered."""

MOST = 1_000
"""More readers than that are not tried."""

LOST = 3 * GOAL
"""Milliseconds beyond which so many are not tried a second time."""

GROWTH = 1.3
"""How many times as many readers are tried next."""

SCOPES = {"shared": 100, "distinct": 40}
"""What readers of one server look at, and their number to begin with."""

SEEN = {"shared": 3, "distinct": 48}
"""How many views each server has shown before many come: every channel in every stretch."""


def addresses(reader: int, scopes: str) -> Iterator[dict[str, str]]:
    """What one reader asks for, one after the other."""
    units = [code for code, _, _ in facts.units()]
    for step in count():
        turn = step % 3 if scopes == "shared" else reader * 7 + step
        since, until = add_months(facts.UNTIL, -12 - turn), add_months(facts.UNTIL, -turn)
        asked = {"lang": "en"}
        if scopes == "distinct":
            spans = [add_months(facts.UNTIL, -months) for months in (12, 6, 3, 1, 10, 36)]
            since, until = spans[turn // 8 % len(spans)], facts.UNTIL
            asked |= {"u": units[turn % len(units)], "c": facts.CHANNELS[turn % 8]}
        yield {**asked, "from": str(since), "to": str(until)}


async def sent(address: str, parameters: Mapping[str, str]) -> list[bytes]:
    """What a server sends to a new visitor, to be drawn."""
    async with _connected(address) as socket:
        return [
            message.SerializeToString()
            for message in await _asked(socket, parameters)
            if message.WhichOneof("type") == "delta"
        ]


def _connected(address: str) -> websockets.connect:
    place = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    return websockets.connect(place, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]  # any name may stand there


async def _asked(
    socket: websockets.ClientConnection, parameters: Mapping[str, str]
) -> list[ForwardMsg]:
    """Ask for a page; what comes until the server says that the script has run."""
    asked = BackMsg()
    asked.rerun_script.query_string = urlencode(parameters)
    await socket.send(asked.SerializeToString())
    found: list[ForwardMsg] = []
    while not found or found[-1].WhichOneof("type") != "script_finished":
        found.append(ForwardMsg.FromString(await socket.recv(decode=False)))
    return found


class Watch:
    """What all readers do at one server, and how long they wait.

    Attributes:
        address: Where the readers come in.
        scopes: What they look at.
        took: How long each change since the last `clear` took, in milliseconds.
        asked: When the readers who wait now asked, by their number.
    """

    def __init__(self, address: str, scopes: str) -> None:
        """Begin with no reader."""
        self.address, self.scopes = address, scopes
        self.took: list[float] = []
        self.asked: dict[int, float] = {}
        self._readers: list[asyncio.Task[None]] = []

    def come(self, number: int) -> None:
        """Let more readers come, until there are so many."""
        for reader in range(len(self._readers), number):
            self._readers.append(asyncio.create_task(self._read(reader)))

    async def _read(self, reader: int) -> None:
        """Be one reader."""
        asked = addresses(reader, self.scopes)
        await asyncio.sleep(reader % 50 / 50 * EVERY)
        async with _connected(self.address) as socket:
            while True:
                self.asked[reader] = started = time.monotonic()
                await _asked(socket, next(asked))
                del self.asked[reader]
                self.took.append((time.monotonic() - started) * 1000)
                await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - started)))

    async def watched(self) -> dict[str, Any]:
        """How all who have come are answered, once they are at home."""
        await asyncio.sleep(SETTLES)
        self.took.clear()
        await asyncio.sleep(LASTS)
        waiting = [(time.monotonic() - since) * 1000 for since in self.asked.values()]
        took = self.took + [one for one in waiting if one > GOAL]
        failed = [one.exception() for one in self._readers if one.done()]
        return {
            "readers": len(self._readers),
            "changes": len(took),
            "median ms": round(median(took)) if took else None,
            "p95 ms": round(quantiles(took, n=20)[-1]) if len(took) > 1 else None,
            "failed": len(failed),
            "first failure": repr(failed[0])[:200] if failed else "",
            "load": machine.load(),
        }

    async def leave(self) -> None:
        """Let all readers go."""
        for one in self._readers:
            one.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)


async def opened(address: str, scopes: str) -> None:
    """Look once at what a server has to work out before many come: their months, not units."""
    asked = addresses(0, scopes)
    async with _connected(address) as socket:
        for _ in range(SEEN[scopes]):
            await _asked(socket, next(asked))


async def held(address: str, scopes: str, pids: list[int]) -> dict[str, Any]:
    """The most readers that are answered in time, found by letting more come.

    Args:
        address: Where the readers come in.
        scopes: What they look at.
        pids: The processes of the servers.
    """
    for _ in pids:  # a visitor who comes next is sent to the next server
        await opened(address, scopes)
    watch, few, number = Watch(address, scopes), 0, SCOPES[scopes] * len(pids)
    before = sum(map(machine.memory, pids))
    tries: list[dict[str, Any]] = []
    is_last = False
    while number <= MOST:
        watch.come(number)
        found = await watch.watched()
        tries.append(found)
        print(json.dumps({"scopes": scopes, "processes": len(pids), **found}), flush=True)
        is_held = not found["failed"] and found["p95 ms"] is not None and found["p95 ms"] < GOAL
        if not is_held and (is_last or found["failed"] or (found["p95 ms"] or LOST) >= LOST):
            break
        is_last = not is_held  # what is new to the server may take longer once
        if is_held:
            few, number = number, max(number + 1, int(number * GROWTH))
    grown = sum(map(machine.memory, pids)) - before
    await watch.leave()
    return {
        "scopes": scopes,
        "processes": len(pids),
        "held": few,
        "MiB a reader": round(max(0.0, grown) / max(1, tries[-1]["readers"]), 2),
        "MiB": round(sum(map(machine.memory, pids))),
        "peak MiB": round(sum(machine.memory(pid, "VmHWM") for pid in pids)),
        "tries": tries,
    }


def children(pid: int) -> list[int]:
    """The servers among the processes that another has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    commands = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in map(int, found)}
    return [one for one, command in commands.items() if b"streamlit" in command]


def main() -> None:
    """Try one server, then two behind one port; print and keep."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    lake = {"SADA_DATA": str(made(millions)[0])}
    rows = []
    for processes in (1, 2):
        for scopes in SCOPES:
            port = PORT + processes * 20
            address = f"http://127.0.0.1:{port}"
            command = [sys.executable, "-m", "dashboard.many", str(processes), str(port)]
            if processes == 1:
                command = machine.streamlit("./app.py", port)
            with machine.served(command, f"{address}/healthz", lake) as server:
                pids = [server.pid] if processes == 1 else children(server.pid)
                rows.append(asyncio.run(held(address, scopes, pids)))
    for row in rows:
        print(json.dumps({name: cell for name, cell in row.items() if name != "tries"}))
    written = {
        "command": f"python -m bench.readers {millions:g}",
        **machine.described("streamlit", "websockets"),
        "millions": millions,
        "every s": EVERY,
        "rows": rows,
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
