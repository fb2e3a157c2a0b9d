"""A corpus of messy and hostile files with the outcome that each must have, and how ours end.

A manifest is a CSV beside the files: file, layer, expected, rows, cols, sum_reach. Files of the
layer `contract` hold the six columns of queries/exports/contract.sql; others fit no format of
ours, so that what counts is how their cells are read, and that they are refused for a reason.
"""

import csv
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import intake, sandbox

MANIFEST = Path(
    os.environ.get("SADA_CORPUS")
    or Path(__file__).parent.parent.parent / "shared" / "messy" / "manifest.csv"
)
"""The corpus: where SADA_CORPUS says, or in a folder beside the project's."""

CONTRACT = "contract"


@dataclass(frozen=True)
class Case:
    """One file of the corpus.

    Attributes:
        path: The file.
        layer: What it tries: contract, reader, robust, security.
        expected: How it must end: accept, accept_with_report, refuse, accept_or_refuse,
            accept_or_report, not_silent, no_crash.
        rows: How many rows a right reading has, where the manifest says so.
        columns: How many columns.
        reach: What its column reach adds up to.
    """

    path: Path
    layer: str
    expected: str
    rows: int | None
    columns: int | None
    reach: int | None


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Attributes:
        refused: The sentence with which it was refused; nothing where it was read.
        reported: How many rows were rejected, notes made, and parts of a ZIP refused beside others.
        rows: How many rows were read and accepted.
        columns: How many columns.
        reach: What reach adds up to.
        seconds: How long it took.
    """

    refused: str
    reported: int
    rows: int
    columns: int
    reach: float
    seconds: float


def cases(manifest: Path = MANIFEST) -> list[Case]:
    """The files of a corpus; none where there is no manifest."""
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        return [
            Case(
                manifest.parent / row["file"],
                row["layer"],
                row["expected"],
                *(int(row[name]) if row[name] else None for name in ("rows", "cols", "sum_reach")),
            )
            for row in csv.DictReader(file)
        ]


def taken_in(path: Path, only: str = "") -> Outcome:
    """What taking a file in would come to; the lake has no part in it."""
    started = time.monotonic()
    upload = intake.parse(path, only=only)
    return outcome(upload.parsed, time.monotonic() - started)


def outcome(parsed: Sequence[dict[str, Any]], seconds: float = 0) -> Outcome:
    """What the parser said of a file, in short."""
    whole = [said for said in parsed if not said["problem"]]
    rejected = sum(len({one["row"] for one in said["rejections"]}) for said in whole)
    notes = sum(len(said["notes"]) for said in whole)
    refused = len(parsed) - len(whole)
    return Outcome(
        refused="" if whole else str(parsed[0]["problem"]),
        reported=rejected + notes + refused if whole else 0,
        rows=sum(said["rows_read"] for said in whole) - rejected,
        columns=max((len(said["columns"]) for said in whole), default=0),
        reach=sum(said["sums"].get("reach") or 0 for said in whole),
        seconds=seconds,
    )


def read(path: Path, folder: Path) -> Outcome:
    """How a file's cells are read, whatever they mean."""
    started = time.monotonic()
    limits = sandbox.limits_for(path.stat().st_size)
    ended = sandbox.run(["bench.reading", str(path), str(folder)], folder, limits=limits)
    seconds = time.monotonic() - started
    if ended.code or ended.broke:
        return Outcome(f"stopped: {ended.last_words[-80:]}", 0, 0, 0, 0, seconds)
    said = json.loads((folder / "grids.json").read_text(encoding="utf-8"))
    return Outcome(said["problem"], said["notes"], said["rows"], said["columns"], 0, seconds)


def is_right(case: Case, outcome: Outcome) -> bool:
    """Whether a file was read, and reads as the manifest says."""
    return not outcome.refused and all(
        expected in (None, found)
        for expected, found in (
            (case.rows, outcome.rows),
            (case.columns, outcome.columns),
            (case.reach, outcome.reach),
        )
    )


def is_silent(case: Case, outcome: Outcome) -> bool:
    """Whether a file was taken, nothing was reported, and something is wrong."""
    if outcome.refused or outcome.reported:
        return False
    if any(value is not None for value in (case.rows, case.columns, case.reach)):
        return not is_right(case, outcome)
    return case.expected in ("refuse", "not_silent", "accept_with_report")


def ends_as_expected(case: Case, outcome: Outcome) -> bool:
    """Whether a file ended in the way that the manifest names."""
    right = is_right(case, outcome)
    reported = bool(outcome.reported)
    return {
        "accept": right,
        "accept_with_report": right and reported,
        "refuse": bool(outcome.refused),
        "accept_or_refuse": right or bool(outcome.refused),
        "accept_or_report": right or reported or bool(outcome.refused),
        "not_silent": right or reported or bool(outcome.refused),
        "no_crash": True,
    }[case.expected]
