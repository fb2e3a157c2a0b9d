"""Uploads are compared with the lake and committed, one version a file.

The original is kept byte for byte under its SHA-256 before anything else.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard import faults
from dashboard.intake import quarantine
from dashboard.intake.reading import uploads
from dashboard.intake.results import (
    REASONS,
    SENTENCES,
    Account,
    TakenIn,
    Upload,
    parts_of,
    rejected,
    result,
    told,
    write_rejections,
)
from dashboard.warehouse import Effect, Part, Warehouse, failures, originals
from dashboard.wording import LANGUAGES, spoken

SAMPLE_AUTHOR = "Sada sample data"
"""Who takes the sample data in: what this author commits is invented, and pages say so."""

RECORDED = (
    *("file", "format", "fills", "rows_read", "certainty", "columns", "sums"),
    *SENTENCES,
    *(spoken(name, language) for language in LANGUAGES for name in ("why", "zone", "basis")),
)
"""What a version's record says of each table of its file."""


def take_in(
    warehouse: Warehouse,
    paths: Iterable[Path],
    *,
    preview: bool = False,
    account: str = "",
    exported: str = "",
    author: str = "",
    only: str = "",
) -> Iterator[TakenIn]:
    """Take files in, one commit a file, or only say what that would do.

    Args:
        warehouse: The lake.
        paths: Files, and folders, which stand for the files in them; a file in a folder
            `accounts/NAME` belongs to that account.
        preview: Say what would happen, and write nothing.
        account: Whose export it is, where the file itself does not say.
        exported: When the files were exported, in UTC and ISO form, where somebody says so: of
            posts whose figures grow for life, the latest export counts, not the last upload.
        author: Who takes it in; the user of this machine by default.
        only: The one format that the files are taken for; the one they fit by default.

    Yields:
        One result per table found in each file, in the order of the files.

    Raises:
        UnknownExport: No format is called what `only` says.
    """
    read = uploads(warehouse, paths, account=account, exported=exported, only=only, anew=preview)
    for upload in read:
        if preview:
            yield from compare(warehouse, upload)
        else:
            yield from commit(warehouse, upload, author or getuser())


def compare(warehouse: Warehouse, upload: Upload) -> list[TakenIn]:
    """What taking an upload in would do, without doing it."""
    return told(upload, warehouse.effect(parts_of(upload)), warehouse.version())


def commit(
    warehouse: Warehouse, upload: Upload, author: str, owners: Sequence[Account] = ()
) -> list[TakenIn]:
    """Take an upload in: all its tables in one commit, or none.

    The original and the list of rejected rows are on the disk before the commit. An upload with
    nothing to take in leaves the lake as it was and a line in its list of refusals.

    Args:
        warehouse: The lake.
        upload: The parsed file.
        author: Who takes it in.
        owners: The units that own accounts which no unit owned so far.
    """
    version = warehouse.version()
    if upload.is_known:
        originals.keep(warehouse.folder, upload.path, upload.digest)
        return [result(said, Effect(0, 0), version) for said in upload.parsed]
    parts = parts_of(upload)
    lists = [_write_rejections(warehouse, upload, number) for number in range(len(upload.parsed))]
    if not parts:
        _note_refusal(warehouse, upload, author)
        return [
            replace(result(said, None, version), rejections_file=listed)
            for said, listed in zip(upload.parsed, lists, strict=True)
        ]
    originals.keep(warehouse.folder, upload.path, upload.digest)
    tables = [{key: said.get(key) for key in RECORDED} for said in upload.parsed]
    for said, table, listed in zip(upload.parsed, tables, lists, strict=True):
        table |= {"rejected": rejected(said), "rejections_file": listed}
    parts += [*_quarantined(warehouse, upload), *([ownership(owners)] if owners else [])]
    details = {
        "file": upload.path.name,
        "sha256": upload.digest,
        "given": upload.given,
        "tables": tables,
        "owners": [vars(owner) for owner in owners],
    }
    effects, version = warehouse.commit(parts, author, f"Take in {upload.path.name}", details)
    faults.at("before_answer")
    effect = iter(effects)
    return [
        replace(
            result(said, next(effect) if rows is not None else None, version),
            rejections_file=listed,
        )
        for said, rows, listed in zip(upload.parsed, upload.rows, lists, strict=True)
    ]


def refusals(warehouse: Warehouse) -> list[dict[str, Any]]:
    """The uploads that were refused whole, newest first: file, at, author, problem, remedy.

    Problem and remedy stand in Arabic too, as problem_ar and remedy_ar; old lines lack these.
    """
    path = warehouse.folder / "refused.jsonl"
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in reversed(lines)]


def ownership(owners: Iterable[Account]) -> Part:
    """The rows that say which unit owns which account."""
    rows = [{**vars(owner), "_row": number} for number, owner in enumerate(owners, start=1)]
    return Part("account", pa.Table.from_pylist(rows))


def taken_from(warehouse: Warehouse, upload: Upload, owners: Sequence[Account] = ()) -> list[Part]:
    """All that taking an upload in writes: its rows, the quarantine's, whose accounts they are."""
    found = parts_of(upload)
    if not found:
        return []
    return [*found, *_quarantined(warehouse, upload), *([ownership(owners)] if owners else [])]


def _quarantined(warehouse: Warehouse, upload: Upload) -> list[Part]:
    """Rows that go into quarantine, and those in it that an upload mends."""
    rejected = quarantine.rejected(upload.digest, upload.parsed)
    return [*rejected, *quarantine.mended(warehouse, upload.parsed)]


@failures.told()
def _write_rejections(warehouse: Warehouse, upload: Upload, number: int) -> str | None:
    """List one table's rejected cells in a CSV of the lake; its path, or None without any."""
    said = upload.parsed[number]
    if not said.get("rejections"):
        return None
    folder = warehouse.folder / "rejections"
    folder.mkdir(exist_ok=True)
    path = folder / f"{upload.digest[:12]}-{number}-{said['format']}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write_rejections(said, file)
    originals.sync(path)
    return str(path)


@failures.told()
def _note_refusal(warehouse: Warehouse, upload: Upload, author: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with (warehouse.folder / "refused.jsonl").open("a", encoding="utf-8") as file:
        for said in upload.parsed:
            noted = {key: said[key] for key in ("file", *REASONS)}
            line = {**noted, "sha256": upload.digest, "at": now, "author": author}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
