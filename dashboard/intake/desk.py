"""The files that an analyst has laid down and not yet taken in: read, compared, awaiting a word.

Everything that takes a while is done beside the page, by a few workers of the process, so that a
page can draw how far it is, be left and be come back to. Files stand on the disk, their rows are
mapped from it and not held in memory; all go when the desk does.
"""

import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from dashboard import intake, progress
from dashboard.intake import Account, TakenIn, Upload, previews, quarantine
from dashboard.intake.previews import Preview
from dashboard.progress import Pace
from dashboard.recognition import formats
from dashboard.warehouse import Warehouse

PREFIX = "sada-desk-"

ABANDONED = 24 * 3_600
"""After so many seconds a desk belongs to nobody: its process was killed."""

WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="desk")


@dataclass
class Sheet:
    """One file on the desk.

    Attributes:
        key: By which it is told apart on its desk.
        path: The file.
        account: Whose export it is said to be, where it does not say so itself.
        owners: The units that were said to own its accounts, by channel and account.
        upload: The file as it was read; None while it is being read.
        preview: What taking it in would do; None while that is being found out.
        twin: The name of another file on the desk with the same bytes; nothing otherwise.
        pace: How far the work on it has come.
        job: The work on it.
    """

    key: str
    path: Path
    account: str = ""
    owners: dict[tuple[str, str], Account] = field(default_factory=dict)
    upload: Upload | None = None
    preview: Preview | None = None
    twin: str = ""
    pace: Pace = field(default_factory=Pace)
    job: Future[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is being read or compared."""
        return self.job is not None and not self.job.done()

    @property
    def is_good(self) -> bool:
        """Whether it can be taken in."""
        return self.preview is not None and self.preview.is_good and not self.twin

    @property
    def is_clear(self) -> bool:
        """Whether it can be taken in without a further question: it is known whose it is."""
        named = self.preview.accounts if self.preview else ()
        return self.is_good and all(one.unit or one.account != "Unassigned" for one in named)


@dataclass(frozen=True)
class Outcome:
    """What became of a file that was to be taken in.

    Attributes:
        name: The file.
        results: What became of its tables.
        is_new: Whether a version was made.
    """

    name: str
    results: tuple[TakenIn, ...]
    is_new: bool


class Desk:
    """The files of one visit.

    Attributes:
        warehouse: The lake they are for.
        sheets: The files, by key, in the order in which they came.
        outcomes: What became of those that were taken in last.
    """

    def __init__(self, warehouse: Warehouse) -> None:
        """Lay out an empty desk, and clear away those that nobody owns."""
        _clear_abandoned()
        self.warehouse = warehouse
        self.sheets: dict[str, Sheet] = {}
        self.outcomes: list[Outcome] = []
        self.total = 0
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._lock = threading.Lock()
        self._taking: Future[None] | None = None
        self._count = 0

    def lay_down(self, name: str, content: BinaryIO) -> Sheet:
        """Put a file on the desk and begin to read it."""
        with self._lock:
            self._count += 1
            key = str(self._count)
        folder = self._folder / key
        folder.mkdir()
        path = folder / (Path(name).name or "file")
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)
        sheet = Sheet(key, path)
        self.sheets[key] = sheet
        self._begin(sheet)
        return sheet

    def name_account(self, key: str, account: str) -> None:
        """Say whose export a file is, and read it again."""
        sheet = self.sheets[key]
        if sheet.account != account:
            sheet.account, sheet.upload, sheet.preview = account, None, None
            self._begin(sheet)

    def name_owner(self, key: str, owner: Account) -> None:
        """Say which unit owns an account, for every file on the desk that names it."""
        for sheet in self.sheets.values():
            if sheet.key == key or (sheet.preview and _names(sheet.preview, owner)):
                sheet.owners[owner.channel, owner.account] = owner
                if not owner.unit:
                    del sheet.owners[owner.channel, owner.account]
                sheet.preview = None
                self._begin(sheet)

    def leave_out(self, key: str) -> None:
        """Take a file off the desk and the disk."""
        sheet = self.sheets.pop(key, None)
        if sheet is not None:
            shutil.rmtree(sheet.path.parent, ignore_errors=True)
            for other in self.sheets.values():
                if other.twin:
                    self._begin(other)

    def keep_fresh(self, version: int) -> None:
        """Compare files again that were compared with an earlier version of the lake."""
        for sheet in self.sheets.values():
            is_stale = sheet.preview is not None and sheet.preview.version != version
            if is_stale and not sheet.is_busy and not self.is_taking:
                sheet.preview = None
                self._begin(sheet)

    def take_in(self, keys: Iterable[str], author: str) -> None:
        """Begin to take files in, one version each; those that are gone already are passed over."""
        with self._lock:
            if self.is_taking:
                return
            chosen = [self.sheets[key] for key in keys if key in self.sheets]
            chosen = [sheet for sheet in chosen if sheet.is_good]
            self.outcomes, self.total = [], len(chosen)
            self._taking = WORKERS.submit(self._take_in, chosen, author)

    @property
    def is_taking(self) -> bool:
        """Whether files are being taken in."""
        return self._taking is not None and not self._taking.done()

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done."""
        return self.is_taking or any(sheet.is_busy for sheet in self.sheets.values())

    def paces(self) -> list[Sheet]:
        """The files that are being worked on, in their order."""
        return [sheet for sheet in self.sheets.values() if sheet.is_busy]

    def wait(self, draw: Callable[[], None], patience: float = 0.3) -> None:
        """Wait for what is being done, drawing how far it is every so often after a while."""
        began = time.monotonic()
        while self.is_busy:
            if time.monotonic() - began > patience:
                draw()
            time.sleep(0.05 if time.monotonic() - began < 1 else 0.2)
        for sheet in self.sheets.values():
            if sheet.job is not None:
                sheet.job.result()
        if self._taking is not None:
            self._taking.result()

    def _begin(self, sheet: Sheet) -> None:
        sheet.pace = Pace()
        sheet.job = WORKERS.submit(self._work, sheet)

    def _work(self, sheet: Sheet) -> None:
        """Read a file, unless it is read, and find out what taking it in would do."""
        with progress.told_to(sheet.pace.hear):
            upload = sheet.upload
            if upload is None:
                upload = sheet.upload = intake.parse(
                    sheet.path,
                    sheet.account,
                    progress.hearing(sheet.pace.hear),
                    saved=formats.saved(self.warehouse),
                    waiting=quarantine.waiting(self.warehouse),
                )
            sheet.twin = self._twin(sheet, upload.digest)
            owners = list(sheet.owners.values())
            sheet.preview = previews.preview(self.warehouse, upload, owners)

    def _twin(self, sheet: Sheet, digest: str) -> str:
        """The name of a file that came before this one with the same bytes."""
        for other in list(self.sheets.values()):
            if other.key == sheet.key:
                return ""
            if other.upload is not None and other.upload.digest == digest:
                return other.path.name
        return ""

    def _take_in(self, chosen: Iterable[Sheet], author: str) -> None:
        for sheet in chosen:
            upload = sheet.upload
            if upload is None:
                continue
            owners = list(sheet.owners.values())
            with progress.told_to(sheet.pace.hear):
                results = intake.commit(self.warehouse, upload, author, owners)
            is_new = bool(owners) or any(result.new or result.changed for result in results)
            self.outcomes.append(Outcome(sheet.path.name, tuple(results), is_new))
            self.leave_out(sheet.key)


def _names(preview: Preview, owner: Account) -> bool:
    """Whether a file names an account."""
    return any(
        (one.channel, one.account) == (owner.channel, owner.account) for one in preview.accounts
    )


def owned(account: Account, unit: str) -> Account:
    """An account with the unit that is said to own it."""
    return replace(account, unit=unit)


def _clear_abandoned() -> None:
    """Remove the folders of desks whose process was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
