"""What a bench ran on, and the servers that it starts on this machine."""

import os
import platform
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
PATIENCE = 180.0
"""Seconds that a server may take to answer."""


def described(*packages: str) -> dict[str, Any]:
    """The machine, its load, and the versions of Python, DuckDB and some packages more.

    Args:
        packages: The names of packages whose versions matter too.
    """
    named = {"DuckDB": "duckdb", **{package.capitalize(): package for package in packages}}
    return {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "versions": {
            "Python": platform.python_version(),
            **{name: version(package) for name, package in named.items()},
        },
        "load": load(),
    }


def load() -> float:
    """How many processes wanted a core, on average over the last minute."""
    return round(os.getloadavg()[0], 1)


def bandwidth(rounds: int = 7) -> float:
    """How many bytes a second one core reads from memory, the best of some rounds."""
    held = np.ones(32_000_000)
    best = 0.0
    for _ in range(rounds):
        started = time.perf_counter()
        held.sum()
        best = max(best, held.nbytes / (time.perf_counter() - started))
    return best


@contextmanager
def served(
    command: Sequence[str], address: str, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that runs until it is no longer needed, once it answers.

    Args:
        command: What starts it.
        address: An address that answers when it is ready.
        environment: What it finds in its environment besides ours.
    """
    process = subprocess.Popen(  # noqa: S603  our own commands
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(process, address)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait until a server answers; the bench ends where it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=10):  # noqa: S310  our own
            return
        time.sleep(0.02)
    sys.exit(f"No server at {address}: {process.args!r}")


def streamlit(script: str, port: int) -> list[str]:
    """The command that serves a Streamlit page on loopback."""
    run = [sys.executable, "-m", "streamlit", "run", script, "--server.address", "127.0.0.1"]
    return [*run, "--server.port", str(port)]


def memory(pid: int, what: str = "VmRSS") -> float:
    """MiB that a process holds now, or held at most (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition(f"{what}:")[2].split()[0]) / 1024


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
