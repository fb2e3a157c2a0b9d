"""Answers that are kept while they are asked for again.

Streamlit's own cache looks at a function's signature and serialises what it is asked with at every
call, which takes longer than most answers take to use: a page asks some hundreds of times.
"""

import math
import time
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Condition, Lock
from typing import TypeVar, cast

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

Function = TypeVar("Function", bound=Callable[..., object])


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


_FORGET: list[Callable[[], None]] = []
"""What forgets the answers of each function."""


def remembered(most: int, *, told_by: int | None = None) -> Callable[[Function], Function]:
    """Remember a function's answers, so many at most, the same object for whoever asks.

    Of many who ask at the same time, one works it out. An error is not remembered. The function is
    asked by position, with what can be hashed.

    Args:
        most: How many answers are kept, those that were asked for last.
        told_by: How many of a function's arguments, the first ones, tell answers apart, where the
            others follow from them; all by default.
    """

    def remember(act: Function) -> Function:
        @wraps(act)
        def work(*asked: object) -> object:
            with _WORK:
                return act(*asked)

        def key(*asked: object) -> Hashable:
            return hashkey(*asked[:told_by])

        ask = cached(LRUCache(most), key, condition=Condition())(work)
        _FORGET.append(ask.cache_clear)
        return cast("Function", ask)

    return remember


def forget() -> None:
    """Forget the answers of every function, as a new process has none."""
    for act in _FORGET:
        act()
