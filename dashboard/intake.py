"""Taking files in: a file becomes rows of the lake, or a sentence that says why not.

A file is parsed in a child process with limits on memory and time; the parent checks what came
back, compares it with the lake and commits it in one version. The original is kept byte for byte
under its SHA-256 before anything else.
"""

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any, TextIO

import pandas as pd
import pyarrow as pa

from dashboard import faults, formats, handover, known_files, progress, quarantine, sandbox
from dashboard.errors import Reason, Rejection, UnknownExport
from dashboard.formats import Saved
from dashboard.warehouse import Effect, Part, Version, Warehouse, failures, originals
from dashboard.wording import LANGUAGES, spoken

PARSER = "dashboard.parsing"
"""The module that reads a file in the child process."""

SAMPLE_AUTHOR = "Sada sample data"
"""Who takes the sample data in: what this author commits is invented, and pages say so."""

REASONS = [spoken(name, language) for language in LANGUAGES for name in ("problem", "remedy")]
SENTENCES = [*REASONS, *(spoken("notes", language) for language in LANGUAGES)]
"""Under which names results and records hold sentences, English first."""

RECORDED = (
    *("file", "format", "fills", "rows_read", "certainty", "columns", "sums"),
    *SENTENCES,
    *(spoken(name, language) for language in LANGUAGES for name in ("why", "zone", "basis")),
)
"""What a version's record says of each table of its file."""


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


def uploads(
    warehouse: Warehouse,
    paths: Iterable[Path],
    *,
    account: str = "",
    exported: str = "",
    only: str = "",
    heard: progress.Listener | None = None,
    anew: bool = False,
) -> Iterator[Upload]:
    """Parse files, several at a time, in the order in which they are named.

    Args:
        warehouse: The lake, for the formats that analysts saved and the rows that wait.
        paths: Files and folders, as for `take_in`.
        account: Whose export it is, where the file itself does not say.
        exported: When the files were exported, in UTC and ISO form, where somebody says so.
        only: The one format that the files are taken for; the one they fit by default.
        heard: Told how far any of them has come.
        anew: Read a file too of which the record says that it can bring nothing.

    Raises:
        UnknownExport: No format is called what `only` says.
    """
    files = [file for path in paths for file in _files(path)]
    saved, waiting = formats.saved(warehouse), quarantine.waiting(warehouse)
    history = [] if anew else warehouse.history()
    if only and only not in {one.name for one in formats.known(saved)}:
        raise UnknownExport("unknown_format", remedy="list_formats", name=only)

    def parsed(file: Path) -> Upload:
        given = _given(account or _owner(file), exported, _now(), only, saved)
        return _known(file, given, history, saved) or parse(
            file,
            account or _owner(file),
            progress.hearing(heard) if heard else None,
            exported=exported,
            saved=saved,
            only=only,
            waiting=waiting,
        )

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from pool.map(parsed, files)


def _now() -> str:
    """This moment, in UTC and ISO form."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _given(
    account: str, exported: str, now: str, only: str, saved: Sequence[Saved]
) -> dict[str, str]:
    """What a file is read with beside its bytes."""
    by = known_files.fingerprint({one.name: one.description for one in saved})
    return {"account": account, "exported": exported, "now": now, "only": only, "formats": by}


def _known(
    path: Path, given: Mapping[str, str], history: Sequence[Version], saved: Sequence[Saved]
) -> Upload | None:
    """A file as the record has it, where a version took it in and nothing of it can be new."""
    if not history or not path.is_file():
        return None
    try:
        digest = originals.digest(path)
    except OSError:
        return None
    made = known_files.before(digest, path.name, given, history, formats.known(saved))
    if made is None:
        return None
    told = tuple(known_files.recorded(made, path.name))
    return Upload(path, digest, told, (None,) * len(told), given, is_known=True)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = sorted(file for file in path.rglob("*") if file.is_file() and file.name[0] != ".")
    return inside or [path]


def _owner(file: Path) -> str:
    """The account that a file in a folder `accounts/NAME` belongs to."""
    return file.parent.name if file.parent.parent.name == "accounts" else ""


def parse(
    path: Path,
    account: str = "",
    heard: Callable[[str], None] | None = None,
    exported: str = "",
    *,
    now: str = "",
    saved: Sequence[Saved] = (),
    only: str = "",
    waiting: pd.DataFrame | None = None,
) -> Upload:
    """Parse a file in a child process.

    Whatever the file does to the child, the answer is an upload: where the child died, used up
    what it may use or said nothing that makes sense, the upload says so. This process never reads
    the file but to count and hash its bytes.

    Args:
        path: The file.
        account: Whose export it is, where the file does not say.
        heard: Told each line of progress, as it comes.
        exported: When it was exported, in UTC and ISO form, where somebody says so.
        now: The moment it is read at, in UTC and ISO form; the clock says it by default.
        saved: The formats that analysts saved, which it may fit too.
        only: The one format it is taken for; the one it fits by default.
        waiting: The rows in quarantine, some of which the file may mend.
    """
    if path.exists() and not path.is_file():
        return _refused(path, "", Reason("not_a_file", "not_a_file", {"file": path.name}))
    try:
        digest = originals.digest(path)
        size = path.stat().st_size
    except OSError as error:
        values = {"file": path.name, "error": error.strerror or str(error)}
        return _refused(path, "", Reason("no_access", "no_access", values))
    faults.at("hashed")
    now = now or _now()
    limits = sandbox.limits_for(size)
    with tempfile.TemporaryDirectory(prefix="sada-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        tried = {"saved": {one.name: one.description for one in saved}, "only": only}
        (folder / "formats.json").write_text(json.dumps(tried), encoding="utf-8")
        asked = [PARSER, str(path.resolve()), name, account, now, exported]
        if waiting is not None:
            quarantine.leave_for_child(waiting, folder)
        ended = sandbox.run(asked, folder, heard, limits)
        if ended.crashed:
            # DuckDB 1.5.5 was seen to crash in reading dates, about once in fifty files of 200,000
            # rows, and not again on the same file.
            ended = sandbox.run(asked, folder, heard, limits)
        try:
            if ended.broke or ended.code:
                return _refused(path, digest, _stopped(path.name, ended, limits))
            said, rows = handover.received(folder)
        except (OSError, ValueError) as error:
            values = {"file": path.name, "error": str(error)[:200]}
            return _refused(path, digest, Reason("stopped", "save_as_csv", values))
    faults.at("child_done")
    return Upload(path, digest, said, rows, _given(account, exported, now, only, saved))


def _stopped(name: str, ended: sandbox.Ended, limits: sandbox.Limits) -> Reason:
    """Why a child gave no answer, and what to do."""
    if ended.ran_late:
        return Reason("too_slow", "too_slow", {"file": name, "seconds": limits.seconds})
    if ended.ran_short:
        megabytes = f"{limits.memory // sandbox.MIB:,}"
        return Reason("too_hungry", "too_slow", {"file": name, "megabytes": megabytes})
    if ended.broke:
        megabytes = f"{limits.output // sandbox.MIB:,}"
        return Reason("too_wordy", "too_slow", {"file": name, "megabytes": megabytes})
    last = ended.last_words.rsplit("\n", 1)[-1]
    return Reason("stopped", "save_as_csv", {"file": name, "error": last[:200] or f"{ended.code}"})


def _refused(path: Path, digest: str, reason: Reason) -> Upload:
    said = {"file": path.name, "reason": vars(reason), "notes": []}
    return Upload(path, digest, (handover.spoken_of(said),), (None,))


def compare(warehouse: Warehouse, upload: Upload) -> list[TakenIn]:
    """What taking an upload in would do, without doing it."""
    return told(upload, warehouse.effect(parts_of(upload)), warehouse.version())


def told(upload: Upload, effects: Sequence[Effect], version: int) -> list[TakenIn]:
    """What became of each table of an upload, or would.

    Args:
        upload: The upload.
        effects: What each of its parts did; parts that are not of the file may follow.
        version: The lake's version afterwards.
    """
    effect = iter(effects)
    return [
        _result(said, next(effect) if rows is not None else None, version)
        for said, rows in zip(upload.parsed, upload.rows, strict=True)
    ]


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
        return [_result(said, Effect(0, 0), version) for said in upload.parsed]
    parts = parts_of(upload)
    lists = [_write_rejections(warehouse, upload, number) for number in range(len(upload.parsed))]
    if not parts:
        _note_refusal(warehouse, upload, author)
        return [
            replace(_result(said, None, version), rejections_file=listed)
            for said, listed in zip(upload.parsed, lists, strict=True)
        ]
    originals.keep(warehouse.folder, upload.path, upload.digest)
    tables = [{key: said.get(key) for key in RECORDED} for said in upload.parsed]
    for said, table, listed in zip(upload.parsed, tables, lists, strict=True):
        table |= {"rejected": _rejected(said), "rejections_file": listed}
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


def ownership(owners: Iterable[Account]) -> Part:
    """The rows that say which unit owns which account."""
    rows = [{**vars(owner), "_row": number} for number, owner in enumerate(owners, start=1)]
    return Part("account", pa.Table.from_pylist(rows))


@contextmanager
def parsed_again(
    warehouse: Warehouse, digest: str, file: str, given: Mapping[str, str]
) -> Iterator[Upload]:
    """Parse an original again, as it was read with, by the formats known now.

    Args:
        warehouse: The lake.
        digest: The original's SHA-256.
        file: The name it came under, which some formats read.
        given: What it was read with beside its bytes.

    Raises:
        LakeUnavailable: The original is not there, or a byte of it has changed.
    """
    kept = originals.find(warehouse.folder, digest)
    with tempfile.TemporaryDirectory(prefix="sada-again-") as folder:
        path = Path(folder) / (Path(file).name or "export")
        shutil.copyfile(kept, path)
        saved, waiting = formats.saved(warehouse), quarantine.waiting(warehouse)
        yield parse(
            path,
            given.get("account", ""),
            exported=given.get("exported", ""),
            now=given.get("now", ""),
            only=given.get("only", ""),
            saved=saved,
            waiting=waiting,
        )


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


def parts_of(upload: Upload) -> list[Part]:
    """The rows of an upload, table by table, less those that were refused."""
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
        accepted=0 if said["problem"] else rows_read - rejected,
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


@failures.told()
def _note_refusal(warehouse: Warehouse, upload: Upload, author: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with (warehouse.folder / "refused.jsonl").open("a", encoding="utf-8") as file:
        for said in upload.parsed:
            noted = {key: said[key] for key in ("file", *REASONS)}
            line = {**noted, "sha256": upload.digest, "at": now, "author": author}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
