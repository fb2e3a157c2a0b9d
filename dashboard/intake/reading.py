"""Files are read in a child process with limits on memory and time.

The parent never reads a file but to count and hash its bytes; it checks what comes back.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from dashboard import faults, progress, sandbox
from dashboard.errors import Reason, UnknownExport
from dashboard.intake import handover, known_files, quarantine
from dashboard.intake.results import Upload
from dashboard.recognition import formats
from dashboard.recognition.formats import Saved
from dashboard.warehouse import Version, Warehouse, originals

PARSER = "dashboard.parsing"
"""The module that reads a file in the child process."""


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
