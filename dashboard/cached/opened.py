"""The lake that a process has open, who writes into it, and what a version of it knows."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import streamlit as st

from dashboard import intake
from dashboard.remembering import give_way, remembered
from dashboard.warehouse import Unit, Version, Warehouse, lake_folder

_COPIES = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copies")
"""Copies into memory, which give way to pages; nothing else waits for them."""


@remembered(4)
def _open(folder: Path) -> Warehouse:
    return Warehouse(folder)


def lake() -> Warehouse:
    """The lake in SADA_DATA, or data/lake beside the code; opened once a process."""
    return _open(lake_folder())


def author() -> str:
    """Who does what is done on a page."""
    return str(st.user.get("email") or "analyst")


def _tell(settled: "Future[None]") -> None:
    """Note in the log why copies failed: pages go on without them, more slowly."""
    if settled.exception():
        log = logging.getLogger(__name__)
        log.error("Large rollups are not in memory", exc_info=settled.exception())


@dataclass(frozen=True)
class Known:
    """What a version of the lake knows, beside figures.

    Attributes:
        version: The lake's version.
        first, last: The first and the last day with figures.
        units: Every unit, parents first.
        channels: Every channel, the busiest first.
        history: What was taken in, newest first.
        is_sample: Whether any of it is invented sample data.
        expired: The versions of the history that can no longer be looked at.
    """

    version: int
    first: date
    last: date
    units: tuple[Unit, ...]
    channels: tuple[str, ...]
    history: tuple[Version, ...]
    is_sample: bool
    expired: frozenset[int] = frozenset()

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The unit right above each; None at the top."""
        return {unit.unit: unit.parent for unit in self.units}


def known(version: int | None = None) -> Known:
    """What the lake knows now, or knew; a commit by anyone shows on the next rerun.

    Args:
        version: A past version; one that nobody made, or that has expired, stands for now.
    """
    warehouse = lake()
    current = warehouse.refresh()
    now = known_in(warehouse.identity, current)
    if version not in {made.version for made in now.history} - now.expired:
        return now
    return known_in(warehouse.identity, version)


@remembered(12)
def known_in(folder: str, version: int) -> Known:  # noqa: ARG001  tells lakes apart
    """What the lake knows in a version that can be looked at; nobody looks for a newer one."""
    then = lake().at(version)
    if version == lake().shown:
        _COPIES.submit(lake().settle, give_way).add_done_callback(_tell)
    first, last = then.days()
    history = tuple(made for made in lake().history() if made.version <= version)
    return Known(
        version=version,
        first=first,
        last=last,
        units=tuple(then.units()),
        channels=tuple(then.channels()),
        history=history,
        expired=frozenset(made.version for made in history) - lake().kept(),
        is_sample=any(past.author == intake.SAMPLE_AUTHOR for past in history),
    )
