"""How far something that takes a while has come, told to whoever listens.

What does the work says `report("writing", 1, 3)` and does not care who hears it: a page with a
bar, a terminal, or the parent of a child process, which hears it as a line of JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal, get_args

Step = Literal["reading", "typing", "comparing", "foreseeing", "writing"]

STEPS: tuple[Step, ...] = get_args(Step)

MOST = 2**53
"""No count of a child's is believed beyond what a JSON number holds exactly."""


@dataclass(frozen=True)
class Progress:
    """How far one step has come.

    Attributes:
        step: What is being done.
        done: How many rows, or parts of the step, are done.
        total: Of how many; 0 where nobody knows yet.
    """

    step: Step
    done: int
    total: int = 0

    @property
    def share(self) -> float:
        """How much of the step is done, from 0 to 1; 0 where nobody knows."""
        return min(1.0, self.done / self.total) if self.total > 0 else 0.0


Listener = Callable[[Progress], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report(step: Step, done: int, total: int = 0) -> None:
    """Tell whoever listens how far a step has come."""
    listener = _listener.get()
    if listener is not None:
        listener(Progress(step, done, total))


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let somebody hear what is reported inside."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def to_parent(progress: Progress) -> None:
    """Tell the process that started this one, as a line of JSON."""
    sys.stdout.write(json.dumps(vars(progress)) + "\n")
    sys.stdout.flush()


def from_child(line: str) -> Progress | None:
    """What a child's line says; None where it says nothing that can be."""
    try:
        said = json.loads(line)
        step, done, total = said["step"], said["done"], said["total"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    known = next((one for one in STEPS if one == step), None)
    counts = all(type(count) is int and 0 <= count <= MOST for count in (done, total))
    return Progress(known, done, total) if known and counts else None


def hearing(listener: Listener) -> Callable[[str], None]:
    """What hears a child's lines and tells a listener what they say."""

    def hear(line: str) -> None:
        heard = from_child(line)
        if heard is not None:
            listener(heard)

    return hear


@dataclass
class Pace:
    """How fast a step goes, and so how long it still takes.

    Attributes:
        last: What was heard last.
    """

    last: Progress | None = None
    _began: float = field(default_factory=time.monotonic)
    _begun_at: int = 0

    def hear(self, progress: Progress) -> None:
        """Note how far it has come; a new step begins anew."""
        if self.last is None or self.last.step != progress.step:
            self._began, self._begun_at = time.monotonic(), progress.done
        self.last = progress

    def seconds_left(self) -> float | None:
        """How long the step still takes at the pace so far; None before that can be told."""
        took = time.monotonic() - self._began
        if self.last is None or self.last.total <= 0 or took < 0.5:
            return None
        done = self.last.done - self._begun_at
        return took / done * (self.last.total - self.last.done) if done > 0 else None
