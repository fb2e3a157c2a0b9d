"""`python -m bench.cold [MILLIONS]`: the first page of a server that has just been started.

A fresh process opens the lake before its first visit: *opening* is from its start until it answers,
*page* from a visitor's first message until the overview's script has run, with nothing remembered.
The files of the lake stand in the machine's memory, as after any earlier use.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from statistics import median

from bench import machine, readers
from bench.pages import made

RESULTS = Path(__file__).parent / "results" / "cold.json"
PORT = 8650
ROUNDS = 5


def once(lake: Path, port: int) -> dict[str, float]:
    """One server from its start to its first page."""
    address = f"http://127.0.0.1:{port}"
    command = machine.streamlit("./app.py", port)
    started = time.perf_counter()
    with machine.served(command, f"{address}/healthz", {"SADA_DATA": str(lake)}) as server:
        opened, cpu = time.perf_counter(), machine.cpu(server.pid)
        asyncio.run(readers.sent(address, {"lang": "en"}))
        return {
            "opening s": round(opened - started, 2),
            "opening CPU s": round(cpu, 2),
            "page s": round(time.perf_counter() - opened, 2),
            "page CPU s": round(machine.cpu(server.pid) - cpu, 2),
            "peak MiB": round(machine.memory(server.pid, "VmHWM")),
            "load": machine.load(),
        }


def main() -> None:
    """Start servers one after the other, print and keep."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    lake, _ = made(millions)
    rounds = []
    for turn in range(ROUNDS):
        rounds.append(once(lake, PORT + turn))
        print(json.dumps(rounds[-1]), flush=True)
    written = {
        "command": f"python -m bench.cold {millions:g}",
        **machine.described("streamlit"),
        "millions": millions,
        "median": {name: round(median(one[name] for one in rounds), 2) for name in rounds[0]},
        "rounds": rounds,
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
