"""Taking files in: a file becomes rows of the lake, or a sentence that says why not.

A file is parsed in a child process with limits on memory and time; the parent checks what came
back, compares it with the lake and commits it in one version. The original is kept byte for byte
under its SHA-256 before anything else.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from dashboard.errors import Reason, Rejection
from dashboard.warehouse import TABLES, Effect, Part, Warehouse
from dashboard.wording import LANGUAGES, Sentence, Value, spoken

PARSE_SECONDS = 300
"""How long the child may take for one file."""

SAMPLE_AUTHOR = "Sada sample data"
"""Who takes the sample data in: what this author commits is invented, and pages say so."""

REASONS = [spoken(name, language) for language in LANGUAGES for name in ("problem", "remedy")]
SENTENCES = [*REASONS, *(spoken("notes", language) for language in LANGUAGES)]
"""Under which names results and records hold sentences, English first."""

ROOT = Path(__file__).parent.parent


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
        rejections_file: A CSV that lists them, once taken in.
        problem, remedy: Why nothing of it was taken in, and what to do; None where it was.
        version: The lake's version afterwards.
        notes: What the analyst should know about how it was read.
        problem_ar, remedy_ar, notes_ar: The same in Arabic.
    """

    file: str
    format: str | None = None
    fills: str | None = None
    rows_read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    rejections_file: str | None = None
    problem: str | None = None
    remedy: str | None = None
    version: int | None = None
    notes: tuple[str, ...] = ()
    problem_ar: str | None = None
    remedy_ar: str | None = None
    notes_ar: tuple[str, ...] = ()


@dataclass(frozen=True)
class Upload:
    """A file that has been parsed, not yet taken in.

    Attributes:
        path: The file.
        digest: Its SHA-256.
        parsed: For each table found, what the child said of it, in both languages.
        rows: For each table found, its typed rows; None where it was refused.
    """

    path: Path
    digest: str
    parsed: tuple[dict[str, Any], ...]
    rows: tuple[pa.Table | None, ...]


def take_in(
    warehouse: Warehouse,
    paths: Iterable[Path],
    *,
    preview: bool = False,
    account: str = "",
    author: str = "",
) -> Iterator[TakenIn]:
    """Take files in, one commit a file, or only say what that would do.

    Args:
        warehouse: The lake.
        paths: Files, and folders, which stand for the files in them; a file in a folder
            `accounts/NAME` belongs to that account.
        preview: Say what would happen, and write nothing.
        account: Whose export it is, where the file itself does not say.
        author: Who takes it in; the user of this machine by default.

    Yields:
        One result per table found in each file, in the order of the files.
    """
    files = [file for path in paths for file in _files(path)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for upload in pool.map(lambda file: parse(file, account or _owner(file)), files):
            if preview:
                yield from compare(warehouse, upload)
            else:
                yield from commit(warehouse, upload, author or getuser())


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = sorted(file for file in path.rglob("*") if file.is_file() and file.name[0] != ".")
    return inside or [path]


def _owner(file: Path) -> str:
    """The account that a file in a folder `accounts/NAME` belongs to."""
    return file.parent.name if file.parent.parent.name == "accounts" else ""


def parse(path: Path, account: str = "") -> Upload:
    """Parse a file in a child process.

    Whatever the file does to the child, the answer is an upload: where the child died, ran out of
    time or said nothing that makes sense, the upload says so.
    """
    if path.exists() and not path.is_file():
        return _refused(path, "", Reason("not_a_file", "not_a_file", {"file": path.name}))
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        values = {"file": path.name, "error": error.strerror or str(error)}
        return _refused(path, "", Reason("no_access", "no_access", values))
    today = datetime.now(UTC).date().isoformat()
    with tempfile.TemporaryDirectory(prefix="sada-") as folder:
        given = [str(path.resolve()), folder, account, today]
        try:
            child = _child(given)
            if child.returncode < 0:
                child = _child(given)
        except subprocess.TimeoutExpired:
            limit: dict[str, Value] = {"file": path.name, "seconds": PARSE_SECONDS}
            return _refused(path, digest, Reason("too_slow", "too_slow", limit))
        try:
            found = json.loads((Path(folder) / "parsed.json").read_text(encoding="utf-8"))
            said = tuple(_spoken(one) for one in found)
            rows = tuple(_rows(Path(folder), one) for one in said)
        except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
            last = child.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
            values = {"file": path.name, "error": last[:200]}
            return _refused(path, digest, Reason("stopped", "save_as_csv", values))
    return Upload(path, digest, said, rows)


def _child(given: list[str]) -> subprocess.CompletedProcess[bytes]:
    """Run the parser once.

    DuckDB 1.5.5 was seen to crash in reading dates, about once in fifty files of 200,000 rows, and
    not again on the same file: a child that died of a signal is therefore given a second try.
    """
    return subprocess.run(  # noqa: S603 - our own module, and no shell reads its arguments
        [sys.executable, "-m", "dashboard.parsing", *given],
        cwd=ROOT,
        capture_output=True,
        timeout=PARSE_SECONDS,
        check=False,
    )


def _refused(path: Path, digest: str, reason: Reason) -> Upload:
    said = _spoken({"file": path.name, "reason": vars(reason), "notes": []})
    return Upload(path, digest, (said,), (None,))


def _spoken(said: dict[str, Any]) -> dict[str, Any]:
    """What the child said of one table, with its reason and its notes as sentences."""
    notes = [Sentence(**note) for note in said["notes"]]
    reason = Reason(**said["reason"]) if said["reason"] else None
    sentences: dict[str, Any] = {}
    for language in LANGUAGES:
        problem, remedy = reason.said(language) if reason else (None, None)
        sentences[spoken("problem", language)] = problem
        sentences[spoken("remedy", language)] = remedy
        sentences[spoken("notes", language)] = [note.said(language) for note in notes]
    return said | sentences


def _rows(folder: Path, said: dict[str, Any]) -> pa.Table | None:
    """The typed rows of one table, read back and checked: the child is not trusted."""
    if said["problem"]:
        return None
    columns = TABLES[said["fills"]].columns
    with pa.memory_map(str(folder / Path(said["arrow"]).name)) as file:
        rows = pa.ipc.open_file(file).read_all()
    unknown = set(rows.column_names) - set(columns) - {"_row"}
    if unknown:
        message = f"columns that {said['fills']} does not have: {', '.join(unknown)}"
        raise ValueError(message)
    rows.validate(full=True)
    return pa.table({name: rows[name].combine_chunks() for name in rows.column_names})


def compare(warehouse: Warehouse, upload: Upload) -> list[TakenIn]:
    """What taking an upload in would do, without doing it."""
    effects = iter(warehouse.effect(_parts(upload)))
    version = warehouse.version()
    return [
        _result(said, next(effects) if rows is not None else None, version)
        for said, rows in zip(upload.parsed, upload.rows, strict=True)
    ]


def commit(warehouse: Warehouse, upload: Upload, author: str) -> list[TakenIn]:
    """Take an upload in: all its tables in one commit, or none.

    The original and the list of rejected rows are on the disk before the commit. An upload with
    nothing to take in leaves the lake as it was and a line in its list of refusals.
    """
    parts = _parts(upload)
    version = warehouse.version()
    lists = [_write_rejections(warehouse, upload, number) for number in range(len(upload.parsed))]
    if not parts:
        _note_refusal(warehouse, upload, author)
        return [
            replace(_result(said, None, version), rejections_file=listed)
            for said, listed in zip(upload.parsed, lists, strict=True)
        ]
    _keep(warehouse, upload)
    counted = ("file", "format", "fills", "rows_read", *SENTENCES)
    tables = [{key: said.get(key) for key in counted} for said in upload.parsed]
    for said, table, listed in zip(upload.parsed, tables, lists, strict=True):
        table |= {"rejected": _rejected(said), "rejections_file": listed}
    details = {"file": upload.path.name, "sha256": upload.digest, "tables": tables}
    effects, version = warehouse.commit(parts, author, f"Take in {upload.path.name}", details)
    effect = iter(effects)
    return [
        replace(
            _result(said, next(effect) if rows is not None else None, version),
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


def _parts(upload: Upload) -> list[Part]:
    return [
        Part(said["fills"], rows)
        for said, rows in zip(upload.parsed, upload.rows, strict=True)
        if rows is not None
    ]


def _rejected(said: dict[str, Any]) -> int:
    return len({one["row"] for one in said.get("rejections", ())})


def _result(said: dict[str, Any], effect: Effect | None, version: int) -> TakenIn:
    rows_read, rejected = said.get("rows_read", 0), _rejected(said)
    done = effect or Effect(0, 0)
    return TakenIn(
        file=said["file"],
        format=said.get("format"),
        fills=said.get("fills"),
        rows_read=rows_read,
        new=done.new,
        changed=done.changed,
        same=rows_read - rejected - done.new - done.changed if effect else 0,
        rejected=rejected,
        problem=said["problem"],
        remedy=said["remedy"],
        version=version,
        notes=tuple(said["notes"]),
        problem_ar=said["problem_ar"],
        remedy_ar=said["remedy_ar"],
        notes_ar=tuple(said["notes_ar"]),
    )


def _keep(warehouse: Warehouse, upload: Upload) -> None:
    """Keep the original, byte for byte, under its SHA-256, synced to the disk."""
    kept = warehouse.originals / upload.digest
    if kept.exists():
        return
    partial = kept.with_suffix(".partial")
    shutil.copyfile(upload.path, partial)
    _sync(partial)
    partial.rename(kept)
    _sync(warehouse.originals)


def _write_rejections(warehouse: Warehouse, upload: Upload, number: int) -> str | None:
    """List one table's rejected cells in a CSV of the lake; its path, or None without any."""
    said = upload.parsed[number]
    if not said.get("rejections"):
        return None
    folder = warehouse.folder / "rejections"
    folder.mkdir(exist_ok=True)
    path = folder / f"{upload.digest[:12]}-{number}-{said['format']}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "column", "value", *REASONS])
        for one in said["rejections"]:
            rejection = Rejection(**one | {"reason": Reason(**one["reason"])})
            cells = [rejection.row, rejection.column, rejection.value]
            sentences = [text for language in LANGUAGES for text in rejection.said(language)]
            writer.writerow([said["file"], *map(_inert, [*cells, *sentences])])
    _sync(path)
    return str(path)


def _inert(cell: object) -> object:
    """A cell that no spreadsheet will run as a formula."""
    runs = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t"))
    return f"'{cell}" if runs else cell


def _note_refusal(warehouse: Warehouse, upload: Upload, author: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with (warehouse.folder / "refused.jsonl").open("a", encoding="utf-8") as file:
        for said in upload.parsed:
            noted = {key: said[key] for key in ("file", *REASONS)}
            line = {**noted, "sha256": upload.digest, "at": now, "author": author}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
