"""Answers that are kept while they are asked for again.

Streamlit's own cache looks at a function's signature and serialises what it is asked with at every
call, which takes longer than most answers take to use: a page asks some hundreds of times.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., object])

_MISSING = object()


class _Work:
    """How many answers are being worked out, and when the last one was."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running = 0
        self._ended = -math.inf

    def __enter__(self) -> None:
        with self._lock:
            self._running += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._running -= 1
            self._ended = time.monotonic()

    def is_over(self, seconds: float) -> bool:
        """Whether nobody has worked anything out for so long."""
        with self._lock:
            return not self._running and time.monotonic() - self._ended >= seconds


_WORK = _Work()


def give_way(calm: float = 0.5, most: float = 15.0) -> None:
    """Wait while somebody's page is worked out: what runs in the background comes after it.

    Args:
        calm: For how many seconds nobody may have worked anything out.
        most: How many seconds are waited at most, so that a busy server gets it done too.
    """
    until = time.monotonic() + most
    while not _WORK.is_over(calm) and time.monotonic() < until:
        time.sleep(0.05)


class _Answer:
    """An answer, and the lock of whoever works it out while others wait for it."""

    __slots__ = ("lock", "value")

    def __init__(self) -> None:
        self.lock = Lock()
        self.value: Any = _MISSING


class _Memory:
    """The answers of one function, those that were asked for last."""

    def __init__(self, act: Callable[..., object], most: int, told_by: int | None) -> None:
        self._act, self._most, self._told_by = act, most, told_by
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, _Answer] = OrderedDict()

    def answer(self, asked: tuple[Any, ...]) -> object:
        """What the function answers, worked out once even where many ask at the same time."""
        key = asked[: self._told_by]
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = _Answer()
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(key)
        if found.value is _MISSING:
            with found.lock, _WORK:
                if found.value is _MISSING:
                    found.value = self._act(*asked)
        return found.value

    def forget(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._kept.clear()


_MEMORIES: list[_Memory] = []


def remembered(most: int, *, told_by: int | None = None) -> Callable[[Function], Function]:
    """Remember a function's answers, so many at most, the same object for whoever asks.

    An error is not remembered. The function is asked by position, with what can be hashed.

    Args:
        most: How many answers are kept, those that were asked for last.
        told_by: How many of a function's arguments, the first ones, tell answers apart, where the
            others follow from them; all by default.
    """

    def remember(act: Function) -> Function:
        memory = _Memory(act, most, told_by)
        _MEMORIES.append(memory)

        @wraps(act)
        def ask(*asked: object) -> object:
            return memory.answer(asked)

        return cast("Function", ask)

    return remember


def forget() -> None:
    """Forget the answers of every function, as a new process has none."""
    for memory in _MEMORIES:
        memory.forget()
