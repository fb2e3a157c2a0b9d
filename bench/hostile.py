"""`python -m bench.hostile`: every file of the corpus, laid on the page of a server in use.

The server shows the lake in SADA_DATA. A browser lays the files down one by one and leaves them
out again, while another reads the overview; nothing is taken in. Printed, and kept in
bench/results/hostile.json: whether the server is the same process at the end, how far its memory
grew over all of them and with any one, how long the page took to say what it thinks of a file and
how busy the machine was, and what the reader saw.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from bench import corpus
from dashboard.wording import say

ROOT = Path(__file__).parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
WRONG = "[data-testid=stException], [data-testid=stAlertContentError]"
PATIENCE = 60_000
RESULTS = ROOT / "bench" / "results" / "hostile.json"
WARM = 3
"""So many files are laid down before memory is first read: code is loaded on first use."""


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """A server: its address, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own app, on a free port
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urlopen(f"{address}/healthz", timeout=2).close()  # noqa: S310 - this machine
                break
            except (URLError, OSError):
                time.sleep(0.25)
        yield address, server.pid
        if server.poll() is not None:
            print(f"the server ended with {server.returncode}")
    finally:
        server.terminate()
        server.wait()


def megabytes(process: int) -> float:
    """The memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    held = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


def visit(browser: Browser, address: str) -> Page:
    """A page, once it stands."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_selector(STILL)
    return page


def lay_down(page: Page, file: Path) -> float:
    """Lay a file down, wait for what the page says, leave it out; seconds until it said it."""
    started = time.monotonic()
    page.set_input_files("input[type=file]", str(file))
    page.wait_for_selector("[data-testid=stExpander]")
    page.wait_for_selector(STILL)
    seconds = time.monotonic() - started
    together = page.get_by_role("button", name=say("upload.leave_out_all", "en"), exact=True)
    alone = page.get_by_role("button", name=say("upload.leave_out", "en"), exact=True)
    (together if together.count() else alone).first.click()
    page.wait_for_selector("[data-testid=stExpander]", state="detached")
    page.wait_for_selector(STILL)
    return seconds


def main() -> int:
    """Lay every file of the corpus down; 1 where the server did not stand it."""
    files = [case.path for case in corpus.cases()]
    if not files:
        print("No corpus lies beside the project, and SADA_CORPUS names none.")
        return 0
    with serving() as (address, process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        return _drive(browser, address, process, files)


def _drive(browser: Browser, address: str, process: int, files: list[Path]) -> int:
    analyst, reader = visit(browser, f"{address}/data?lang=en"), visit(browser, address)
    for file in files[:WARM]:
        lay_down(analyst, file)
    before = most = megabytes(process)
    seconds: dict[str, float] = {}
    grown: dict[str, float] = {}
    wrong: list[str] = []
    for file in files:
        held = megabytes(process)
        try:
            seconds[file.name] = lay_down(analyst, file)
        except PlaywrightError as error:
            wrong.append(f"{file.name}: {str(error).splitlines()[0]}")
            analyst = visit(browser, f"{address}/data?lang=en")
        grown[file.name] = megabytes(process) - held
        most = max(most, megabytes(process))
        reader.reload()
        reader.wait_for_selector("h1")
        reader.wait_for_selector(STILL)
        if reader.locator(WRONG).count() or analyst.locator("[data-testid=stException]").count():
            wrong.append(f"{file.name}: an error on a page")
    alive = Path(f"/proc/{process}").exists()
    slowest = max(seconds, key=lambda name: seconds[name])
    largest = max(grown, key=lambda name: grown[name])
    said = {
        "files laid down": f"{len(seconds)} of {len(files)}",
        "server": "the same process" if alive else "GONE",
        "memory, MB": f"{before:.0f} before, {most:.0f} at most, {most - before:+.0f}",
        "with one file, MB": f"{grown[largest]:+.0f} at most ({largest})",
        "usual answer, s": f"{statistics.median(seconds.values()):.1f}",
        "slowest answer, s": f"{seconds[slowest]:.1f} ({slowest})",
        "answers within 2 s": f"{sum(one <= 2 for one in seconds.values())}",
        "load": f"{os.getloadavg()[2]:.0f} on {os.cpu_count()} cores",
        "wrong": str(len(wrong)),
    }
    RESULTS.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    print(*(f"{what:20} {figure}" for what, figure in said.items()), *wrong, sep="\n")
    return 1 if wrong or not alive else 0


if __name__ == "__main__":
    sys.exit(main())
