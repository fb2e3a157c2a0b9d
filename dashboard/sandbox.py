"""A child process that may die, hang, swell or talk nonsense, and harms nobody but itself.

What a hostile file does to the program that reads it happens here: with limits on memory, CPU,
time and output, in a process group of its own that is killed as a whole, with a cleaned
environment and without pandas, which nobody there needs and which takes 0.3 s to load.

`python -m dashboard.sandbox LIMITS MODULE ARGUMENTS…` is the child's side of it.
"""

import json
import os
import resource
import runpy
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

MIB = 2**20

LONGEST_LINE = 64 * 1024
MOST_SAID = 16 * MIB
"""How long one line of a child's report may be, and all of them."""

KEPT_WORDS = 4_000
"""How much of what it last wrote to its error stream is kept."""

STEP = 0.1
"""Seconds between two looks at a child that says nothing."""

ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": os.defpath,
    # Without these, allocators reserve a gigabyte that they do not use, and no limit can be low.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""All that a child finds in its environment, beside its own folder: no secret is among it."""


@dataclass(frozen=True)
class Limits:
    """What a child may use.

    Attributes:
        memory: Bytes of memory of its own.
        cpu_seconds: CPU time.
        seconds: Wall time.
        output: Bytes it may write into its folder, in one file and in all.
    """

    memory: int = 512 * MIB
    cpu_seconds: int = 20
    seconds: int = 60
    output: int = 512 * MIB


def limits_for(size: int) -> Limits:
    """What reading a file of this many bytes may use: a small file has no right to much."""
    return Limits(
        memory=min(1_024 * MIB + 40 * size, 4_096 * MIB),
        cpu_seconds=20 + size // MIB,
        seconds=60 + 3 * size // MIB,
        output=512 * MIB + 20 * size,
    )


@dataclass(frozen=True)
class Ended:
    """How a child ended.

    Attributes:
        code: Its exit code; the negative number of the signal that killed it.
        last_words: The end of what it wrote to its error stream.
        broke: The limit for which it was killed: time, output or report; nothing otherwise.
    """

    code: int
    last_words: str
    broke: str = ""

    @property
    def crashed(self) -> bool:
        """Whether it died of a fault of its own, and not for a limit."""
        faults = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE)
        return not self.broke and -self.code in faults

    @property
    def ran_short(self) -> bool:
        """Whether it asked for more memory than it may use."""
        signs = ("MemoryError", "bad_alloc", "OutOfMemory", "Out of Memory", "malloc of size")
        return not self.broke and self.code != 0 and any(map(self.last_words.__contains__, signs))

    @property
    def ran_late(self) -> bool:
        """Whether it used up its time."""
        killed = -self.code in (signal.SIGXCPU, signal.SIGKILL)
        return self.broke == "time" or (killed and not self.broke)


def run(
    arguments: Sequence[str],
    folder: Path,
    heard: Callable[[str], None] | None = None,
    limits: Limits | None = None,
) -> Ended:
    """Run a module of ours in a child process with limits.

    Args:
        arguments: The module's name, and what it finds on its command line.
        folder: The only folder it is told to write to; its temporary files go there too.
        heard: Told each line the child writes to its standard output, as it comes.
        limits: What it may use.

    Returns:
        How it ended. By then the child and all that it started are dead.
    """
    allowed = limits or Limits()
    command = [sys.executable, "-m", "dashboard.sandbox", json.dumps(astuple(allowed)), *arguments]
    process = subprocess.Popen(  # noqa: S603 - our own module, and no shell reads its arguments
        command,
        cwd=ROOT,
        env={**ENVIRONMENT, "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    report = _Report(heard or (lambda _: None))
    with process:
        try:
            broke = _listen(process, folder, allowed, report)
        finally:
            # Before the child's number is given back, so that no other group can have it.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        code = process.wait()
    return Ended(code, report.words.decode("utf-8", "replace").strip(), broke)


@dataclass
class _Report:
    """What a child has said so far.

    Attributes:
        heard: Told each whole line of its standard output.
        line: The line that it has begun.
        words: The end of what it wrote to its error stream.
        size: How many bytes it said in all.
    """

    heard: Callable[[str], None]
    line: bytes = b""
    words: bytes = b""
    size: int = 0

    def take(self, chunk: bytes, *, aloud: bool) -> None:
        """Take what came from its standard output, or from its error stream."""
        self.size += len(chunk)
        if not aloud:
            self.words = (self.words + chunk)[-KEPT_WORDS:]
            return
        *lines, self.line = (self.line + chunk).split(b"\n")
        for line in lines:
            self.heard(line.decode("utf-8", "replace"))

    @property
    def is_too_long(self) -> bool:
        return len(self.line) > LONGEST_LINE or self.size > MOST_SAID


def _listen(process: subprocess.Popen[bytes], folder: Path, limits: Limits, report: _Report) -> str:
    """Hear a child out; the limit that it broke."""
    now = look_at = time.monotonic()
    until = now + limits.seconds
    ended = False
    with selectors.DefaultSelector() as streams:
        for stream in filter(None, (process.stdout, process.stderr)):
            os.set_blocking(stream.fileno(), False)
            streams.register(stream, selectors.EVENT_READ)
        while now <= until:
            ready = streams.select(0 if ended else STEP)
            for key, _ in ready:
                chunk = os.read(key.fd, LONGEST_LINE)
                report.take(chunk, aloud=key.fileobj is process.stdout)
                if not chunk:
                    streams.unregister(key.fileobj)
            if report.is_too_long:
                return "report"
            if ended and not ready:
                return ""
            now = time.monotonic()
            if now >= look_at:
                look_at = now + STEP
                if _written(folder) > limits.output:
                    return "output"
            ended = ended or _has_ended(process.pid)
    return "time"


def _has_ended(number: int) -> bool:
    """Whether a child has ended; its number stays its own until it is waited for."""
    return os.waitid(os.P_PID, number, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _written(folder: Path) -> int:
    """How many bytes stand in a folder."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(place, name).lstat().st_size
    return size


class _NoPandas:
    """Says that there is no pandas: DuckDB and PyArrow load it when they merely look for it."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def confine(limits: Limits) -> None:
    """Take away from this process what it is not to have."""
    for kind, most in (
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        _, hard = resource.getrlimit(kind)
        at_most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (at_most, at_most))
    # Readers come first: a page is drawn before a file is read.
    os.nice(5)
    sys.meta_path.insert(0, _NoPandas())


def main() -> None:
    """Confine this process, and become the module that is to run in it."""
    limits, module, *arguments = sys.argv[1:]
    confine(Limits(*json.loads(limits)))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
