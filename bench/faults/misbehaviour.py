"""Children that misbehave, run in the sandbox in place of the parser."""

import json
import os
import signal
import sys
import time
from pathlib import Path

MIB = 2**20


def _killed(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _crashed(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _hung(_: Path) -> None:
    time.sleep(600)


def _busy(_: Path) -> None:
    while True:
        pass


def _swollen(_: Path) -> None:
    held = []
    while True:
        held.append(bytearray(64 * MIB))


def _flooding(folder: Path) -> None:
    with (folder / "parsed.json").open("wb") as file:
        while True:
            file.write(b"[" * MIB)


def _talkative(_: Path) -> None:
    while True:
        print("x" * MIB, flush=True)


def _lying(folder: Path) -> None:
    said = {
        "file": "a.csv",
        "format": "plain_messages",
        "fills": "message",
        "rows_read": 5,
        "rejections": [],
        "arrow": "../../etc/passwd",
        "reason": None,
        "notes": [],
    }
    (folder / "parsed.json").write_text(json.dumps([said]), encoding="utf-8")


def _raving(folder: Path) -> None:
    (folder / "parsed.json").write_bytes(bytes(range(256)) * 40)


def _silent(_: Path) -> None:
    pass


KINDS = {
    "killed": _killed,
    "crashed": _crashed,
    "hung": _hung,
    "busy": _busy,
    "swollen": _swollen,
    "flooding": _flooding,
    "talkative": _talkative,
    "lying": _lying,
    "raving": _raving,
    "silent": _silent,
}
"""The kinds of misbehaviour."""

if __name__ == "__main__":
    KINDS[os.environ["SADA_CHILD"]](Path(sys.argv[2]))
