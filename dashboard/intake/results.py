"""What became of a file, table by table, and in which words."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa

from dashboard.errors import Reason, Rejection
from dashboard.warehouse import Effect, Part
from dashboard.wording import LANGUAGES, spoken

REASONS = [spoken(name, language) for language in LANGUAGES for name in ("problem", "remedy")]
SENTENCES = [*REASONS, *(spoken("notes", language) for language in LANGUAGES)]
"""Under which names results and records hold sentences, English first."""


@dataclass(frozen=True)
class TakenIn:
    """What became of one table of one file.

    Attributes:
        file: The file's name, with the entry's where it came in a ZIP.
        format: The export format it fits; None where none does.
        fills: The table its rows went to.
        rows_read: Its data rows: new + changed + same + rejected.
        new, changed, same: Rows whose key the lake did not have, had otherwise, had just so.
        rejected: Rows that could not be typed.
        mended: Rows that leave the quarantine, since they are in this file and can be typed.
        rejections_file: A CSV that lists them, once taken in.
        problem, remedy: Why nothing of it was taken in, and what to do; None where it was.
        version: The lake's version afterwards.
        notes: What the analyst should know about how it was read.
        problem_ar, remedy_ar, notes_ar: The same in Arabic.
        certainty: How sure it is that it is this format: certain, likely or possible.
        why: The reasons for that: columns, title, sheet, what is missing, what else would fit.
        zone: In which zone its times and days stand.
        basis: Whether its figures are counted over a period or over a post's life.
        why_ar, zone_ar, basis_ar: The same in Arabic.
        accepted: How many rows can be taken in, or were: rows_read less rejected.
        columns: The columns of the file that the format reads.
        sums: The sum of each column of figures over all rows accepted.
        rejections: Each cell or row that cannot be taken in: row (its line), column, value, rule,
            and problem and remedy in both languages.
    """

    file: str
    format: str | None = None
    fills: str | None = None
    rows_read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    mended: int = 0
    rejections_file: str | None = None
    problem: str | None = None
    remedy: str | None = None
    version: int | None = None
    notes: tuple[str, ...] = ()
    problem_ar: str | None = None
    remedy_ar: str | None = None
    notes_ar: tuple[str, ...] = ()
    certainty: str | None = None
    why: tuple[str, ...] = ()
    zone: str | None = None
    basis: str | None = None
    why_ar: tuple[str, ...] = ()
    zone_ar: str | None = None
    basis_ar: str | None = None
    accepted: int = 0
    columns: tuple[str, ...] = ()
    sums: Mapping[str, float] = field(default_factory=dict)
    rejections: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Account:
    """A page or handle.

    Attributes:
        channel: Its channel.
        account: The id or handle by which the platform calls it; Unassigned where no file says.
        name: What readers call it.
        unit: The unit that owns it; nothing where none does yet.
    """

    channel: str
    account: str
    name: str
    unit: str


@dataclass(frozen=True)
class Upload:
    """A file that has been parsed, not yet taken in.

    Attributes:
        path: The file.
        digest: Its SHA-256.
        parsed: For each table found, what the child said of it, in both languages.
        rows: For each table found, its typed rows; None where it was refused.
        given: What it was read with beside its bytes, so that it can be read again just so.
        is_known: Whether it was not read, since a version took in the very same file and nothing
            of it can be new; `parsed` is then what the record says.
    """

    path: Path
    digest: str
    parsed: tuple[dict[str, Any], ...]
    rows: tuple[pa.Table | None, ...]
    given: Mapping[str, str] = field(default_factory=dict)
    is_known: bool = False


def told(upload: Upload, effects: Sequence[Effect], version: int) -> list[TakenIn]:
    """What became of each table of an upload, or would.

    Args:
        upload: The upload.
        effects: What each of its parts did; parts that are not of the file may follow.
        version: The lake's version afterwards.
    """
    effect = iter(effects)
    return [
        result(said, next(effect) if rows is not None else None, version)
        for said, rows in zip(upload.parsed, upload.rows, strict=True)
    ]


def parts_of(upload: Upload) -> list[Part]:
    """The rows of an upload, table by table, less those that were refused."""
    return [
        Part(said["fills"], rows)
        for said, rows in zip(upload.parsed, upload.rows, strict=True)
        if rows is not None
    ]


def rejected(said: dict[str, Any]) -> int:
    """How many rows of a table could not be typed."""
    return len({one["row"] for one in said.get("rejections", ())})


def result(said: dict[str, Any], effect: Effect | None, version: int) -> TakenIn:
    """What became of a table, or would: nothing where no effect is told."""
    rows_read, bad = said.get("rows_read", 0), rejected(said)
    done = effect or Effect(0, 0)
    return TakenIn(
        file=said["file"],
        format=said.get("format"),
        fills=said.get("fills"),
        rows_read=rows_read,
        new=done.new,
        changed=done.changed,
        same=rows_read - bad - done.new - done.changed if effect else 0,
        rejected=bad,
        mended=len(said.get("mended", ())),
        problem=said["problem"],
        remedy=said["remedy"],
        version=version,
        notes=tuple(said["notes"]),
        problem_ar=said["problem_ar"],
        remedy_ar=said["remedy_ar"],
        notes_ar=tuple(said["notes_ar"]),
        certainty=said.get("certainty"),
        why=tuple(said["why"]),
        zone=said["zone"],
        basis=said["basis"],
        why_ar=tuple(said["why_ar"]),
        zone_ar=said["zone_ar"],
        basis_ar=said["basis_ar"],
        accepted=0 if said["problem"] else rows_read - bad,
        columns=tuple(said.get("columns", ())),
        sums=said.get("sums", {}),
        rejections=tuple(map(_told, said.get("rejections", ()))),
    )


def _told(one: dict[str, Any]) -> dict[str, Any]:
    """One rejection with its rule and its sentences."""
    rejection = Rejection(**one | {"reason": Reason(**one["reason"])})
    sentences = (rejection.said(language) for language in LANGUAGES)
    told = dict(zip(REASONS, (text for pair in sentences for text in pair), strict=True))
    place = {"row": rejection.row, "column": rejection.column, "value": rejection.value}
    return place | {"rule": rejection.reason.key} | told


def write_rejections(said: Mapping[str, Any], file: TextIO) -> None:
    """Write what was rejected of one table as CSV, in both languages."""
    writer = csv.writer(file)
    writer.writerow(["file", "row", "column", "value", *REASONS])
    for one in said["rejections"]:
        rejection = Rejection(**one | {"reason": Reason(**one["reason"])})
        cells = [rejection.row, rejection.column, rejection.value]
        sentences = [text for language in LANGUAGES for text in rejection.said(language)]
        writer.writerow([said["file"], *map(_inert, [*cells, *sentences])])


def _inert(cell: object) -> object:
    """A cell that no spreadsheet will run as a formula."""
    runs = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    return f"'{cell}" if runs else cell
