"""Children that misbehave, each named by the file it is given: python -m tests.rogues FILE FOLDER.

They stand in for `dashboard.parsing` in a process that a hostile file has taken over.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

ROW = {
    "unit": "MOH",
    "channel": "press",
    "spent_on": date(2026, 1, 1),
    "item": "Advertisement",
    "kind": "media",
    "amount": 5.0,
    "_row": 2,
}
SAID = {
    "file": "file.csv",
    "format": "plain_spend",
    "fills": "spend",
    "rows_read": 1,
    "rejections": [],
    "arrow": "0.arrow",
    "reason": None,
    "notes": [],
}


def hand_over(folder: Path, rows: Sequence[Mapping[str, object]] = (ROW,), **said: object) -> None:
    """Leave a report that is right but for what is given, and the rows it speaks of."""
    import pyarrow as pa
    import pyarrow.ipc

    table = pa.Table.from_pylist(list(rows))
    with pa.ipc.new_file(folder / "0.arrow", table.schema) as writer:
        writer.write_table(table)
    (folder / "parsed.json").write_text(json.dumps([{**SAID, **said}]))


def honest(folder: Path) -> None:
    for share in (25, 100):
        sys.stdout.write(json.dumps({"share": share}) + "\n")
        sys.stdout.flush()
    (folder / "environment.json").write_text(json.dumps(dict(os.environ)))
    hand_over(folder)


def hangs(_: Path) -> None:
    time.sleep(600)


def crashes(_: Path) -> None:
    ctypes.string_at(0)


def kills_itself(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def burns(_: Path) -> None:
    while True:
        pass


def swells(_: Path) -> None:
    held = []
    while True:
        held.append(bytearray(2**26))


def fills_the_disk(folder: Path) -> None:
    for number in range(100_000):
        (folder / f"{number}.bin").write_bytes(bytes(2**20))


def writes_one_large_file(folder: Path) -> None:
    with (folder / "0.bin").open("wb") as file:
        while True:
            file.write(bytes(2**20))


def chatters(_: Path) -> None:
    while True:
        os.write(1, b"x" * 65_536)


def leaves_a_child_behind(folder: Path) -> None:
    child = subprocess.Popen(["/bin/sleep", "600"])
    (folder / "number").write_text(str(child.pid))
    hand_over(folder)


def says_nothing(_: Path) -> None:
    sys.exit(0)


def says_nonsense(folder: Path) -> None:
    (folder / "parsed.json").write_text("[{]")


def says_it_deeply(folder: Path) -> None:
    (folder / "parsed.json").write_text("[" * 200_000)


def says_too_much(folder: Path) -> None:
    (folder / "parsed.json").write_text(json.dumps([[]] * 2_000_000))


def names_a_sentence_that_is_none(folder: Path) -> None:
    hand_over(folder, notes=[{"key": "note.none", "values": {}}])


def names_no_table(folder: Path) -> None:
    hand_over(folder, fills="sqlite_master")


def points_elsewhere(folder: Path) -> None:
    hand_over(folder)
    (folder / "0.arrow").rename(folder / "other")
    (folder / "0.arrow").symlink_to(folder / "other")


def counts_wrong(folder: Path) -> None:
    hand_over(folder, rows_read=7)


def brings_another_type(folder: Path) -> None:
    hand_over(folder, [ROW | {"amount": "5"}])


def brings_another_column(folder: Path) -> None:
    hand_over(folder, [ROW | {"password": "x"}])


def brings_no_key(folder: Path) -> None:
    hand_over(folder, [ROW, ROW | {"item": None, "_row": 3}], rows_read=2)


def brings_text_that_is_none(folder: Path) -> None:
    hand_over(folder)
    path = folder / "0.arrow"
    path.write_bytes(
        path.read_bytes().replace(b"Advertisement", b"Advert\xff\xff\xff\xff\xff\xff\xff")
    )


def brings_half_a_file(folder: Path) -> None:
    hand_over(folder)
    path = folder / "0.arrow"
    path.write_bytes(path.read_bytes()[:200])


ROGUES: dict[str, Callable[[Path], None]] = {
    name: act for name, act in list(globals().items()) if callable(act)
}

if __name__ == "__main__":
    ROGUES[Path(sys.argv[1]).stem](Path(sys.argv[2]))
