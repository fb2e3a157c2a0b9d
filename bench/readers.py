"""`python -m bench.readers ADDRESS [shared|distinct] N …`: how many readers a server holds.

Each reader is a websocket client that speaks Streamlit's own protocol: it opens the overview, and
changes the filter every five seconds, the readers spread over these. A change is answered when
the server says that the script has finished. With `shared` all readers look at the same three
stretches of time; with `distinct` no two look at the same at once: each has another unit and
channel and stretch. Printed are the median and the 95th percentile over 40 seconds.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import count
from statistics import median, quantiles
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import facts
from dashboard.scope import add_months

EVERY = 5.0
"""Seconds between two changes of a reader."""

LASTS = 40.0
"""Seconds that a run lasts."""


def addresses(reader: int, *, shared: bool) -> Iterator[str]:
    """What one reader asks for, one after the other."""
    units = [code for code, _, _ in facts.units()]
    for step in count():
        turn = step % 3 if shared else reader * 7 + step
        months = 12 if shared else 6 + turn % 19
        until = add_months(facts.UNTIL, -(turn if shared else turn // 19 % 6))
        asked = {"from": str(add_months(until, -months)), "to": str(until), "lang": "en"}
        if not shared:
            asked |= {"u": units[turn % len(units)], "c": facts.CHANNELS[turn % 8]}
        yield urlencode(asked)


async def read(address: str, reader: int, until: float, took: list[float], *, shared: bool) -> None:
    """Be one reader until a moment; how long each answer took is added in milliseconds."""
    asked = addresses(reader, shared=shared)
    await asyncio.sleep(reader % 50 / 50 * EVERY)
    place = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with websockets.connect(place, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]  # any name may stand there
        first = True
        while time.monotonic() < until:
            started = time.monotonic()
            message = BackMsg()
            message.rerun_script.query_string = next(asked)
            await socket.send(message.SerializeToString())
            await _finished(socket)
            if not first:
                took.append((time.monotonic() - started) * 1000)
            first = False
            await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - started)))


async def _finished(socket: websockets.ClientConnection) -> None:
    """Wait until the server says that the script has run."""
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket.recv(decode=False))
        if answer.WhichOneof("type") == "script_finished":
            return


async def load(address: str, readers: int, *, shared: bool) -> dict[str, object]:
    """So many readers for a while."""
    took: list[float] = []
    until = time.monotonic() + LASTS
    tasks = [read(address, n, until, took, shared=shared) for n in range(readers)]
    done = await asyncio.gather(*tasks, return_exceptions=True)
    failed = [one for one in done if isinstance(one, BaseException)]
    return {
        "readers": readers,
        "scopes": "shared" if shared else "distinct",
        "changes": len(took),
        "median ms": round(median(took)) if took else None,
        "p95 ms": round(quantiles(took, n=20)[-1]) if len(took) > 1 else None,
        "failed": len(failed),
        "first failure": repr(failed[0])[:200] if failed else "",
    }


def main() -> None:
    """Try each number of readers in turn."""
    address, scopes, *numbers = sys.argv[1:]
    for number in numbers:
        found = asyncio.run(load(address.rstrip("/"), int(number), shared=scopes == "shared"))
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
