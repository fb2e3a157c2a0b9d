"""`python -m bench.browser [MILLIONS [ROUNDS]]`: from a click on a filter to the last chart drawn.

Sada's overview stands in headless Chromium beside pages that it is held against: the least that
Streamlit can show (a radio and a text), the same overview with all answers there already (its
messages sent again), and the page as it is commonly written with pandas over the same facts.
Superset's chart-data calls for the same figures go through HTTP, as many at once as a browser
sends, where SUPERSET_VENV names an environment that has it.

All sides take turns within each round. A watch in the page notes when the pointer goes down on the
choice, and every change of the page and every stroke on a canvas: the time is that of the last
one before the page is quiet and says that its script has run. No unit is chosen twice, so that
nothing is shown again that was shown before; `period` goes to stretches of time nobody asked for.
"""

import asyncio
import json
import pickle
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import duckdb
from playwright.sync_api import Page, sync_playwright

from bench import facts, machine, readers, superset
from bench.pages import FOLDER, made

RESULTS = Path(__file__).parent / "results" / "browser.json"
SIDES = Path(__file__).parent / "sides"
ROUNDS = 5
MANY = 3
"""How many units a side that is quick shows in each round."""

PORT = 8660
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]

WATCH = """
window.bench = {clicked: 0, last: 0, charts: 0};
const now = () => performance.now();
document.addEventListener('pointerdown', () => Object.assign(bench, {
    clicked: now(), last: 0, charts: 0}), true);
const drawn = isChart => { bench.last = now(); bench.charts += isChart; };
for (const name of ['fillText', 'fillRect', 'stroke', 'fill', 'clearRect', 'drawImage']) {
    const act = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
        drawn(true);
        return act.apply(this, given);
    };
}
const isIn = (node, where) => (node.nodeType == 1 ? node : node.parentElement)?.closest(where);
new MutationObserver(seen => {
    for (const one of seen.filter(one => isIn(one.target, '[data-testid=stMain]')))
        drawn(Boolean(isIn(one.target, '[data-testid=stVegaLiteChart]')));
}).observe(document, {subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ['d', 'transform', 'src', 'href']});
const done = '[data-testid=stApp][data-test-script-state=notRunning]';
const isReady = () => document.querySelector(done)
    && !document.querySelector('[data-testid=stStatusWidget]') && bench.last > 0
    && now() - bench.last > 400;
bench.ready = () => new Promise(tell => {
    const began = now();
    const look = () => isReady() || now() - began > 120000
        ? tell({took: bench.last - bench.clicked, charts: bench.charts, last: bench.last})
        : setTimeout(look, 25);
    look();
});
"""
"""What stands in every page: a watch that tells when the last thing was drawn after a click."""

PERIODS = tuple(
    ("Period", name)
    for name in ("Last 6 months", "Last 3 months", "Last month", "This year", "Last year")
)
"""Stretches of time, each asked for by nobody before, and the choice that leads there."""


def units() -> list[str]:
    """The names of the units with facts of their own, mixed in their size."""
    found = [name for code, _, name in facts.units() if code.startswith("unit-")]
    return found[1::2] + found[::2]


def choose(page: Page, label: str, name: str) -> dict[str, float]:
    """Choose something in a box, and wait until all is drawn."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).first.click()
    return drawn(page)


def tick(page: Page, name: str) -> dict[str, float]:
    """Choose a radio, and wait until all is drawn."""
    page.locator("label", has_text=name).filter(visible=True).get_by_text(name, exact=True).click()
    return drawn(page)


def drawn(page: Page) -> dict[str, float]:
    """How long it took since the last click until the last thing was drawn, in milliseconds."""
    found: dict[str, float] = page.evaluate("bench.ready()")
    if not found["last"]:
        sys.exit(f"Nothing was drawn at {page.url} in two minutes")
    return found


def opened(page: Page, address: str) -> None:
    """Open a page, and wait until all of it is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    drawn(page)


def quiet(pid: int) -> None:
    """Wait until a server is done with what it does in the background."""
    while True:
        before = machine.cpu(pid)
        time.sleep(2)
        if machine.cpu(pid) - before < 0.1:
            return


def handed_over(table: Path, folder: Path) -> Path:
    """The facts as Parquet, for the page with pandas; made where they are missing."""
    if not folder.exists():
        part = folder.with_suffix(".part")
        part.mkdir(exist_ok=True)
        names = {code: name for code, _, name in facts.units()}
        with duckdb.connect(table, read_only=True) as native:
            wanted = {
                "post": "select day, unit, channel, impressions, reactions, comments, shares,"
                " link_clicks, is_message, minutes from post",
                "account_day": "select day, substr(account, length(channel) + 2) as unit, channel,"
                " account, followers from account_day",
                "spend": "select spent_on as day, unit, channel, amount from spend",
                "units": "select name, p.unit from unit_path p join named on ancestor = named.unit",
            }
            native.execute("create temp table named (unit varchar, name varchar)")
            native.executemany("insert into named values ($1, $2)", list(names.items()))
            for name, sql in wanted.items():
                native.execute(f"copy ({sql}) to '{part / name}.parquet'")
        part.rename(folder)
    return folder


def messages(address: str, names: Sequence[str]) -> dict[str, list[bytes]]:
    """What Sada sends for all units and for each of some, by their names."""
    codes = {name: code for code, _, name in facts.units()}
    asked = {"": {}, **{name: {"u": codes[name]} for name in names}}
    return {
        name: asyncio.run(readers.sent(address, {**scope, "lang": "en"}))
        for name, scope in asked.items()
    }


def measure(millions: float, rounds: int = ROUNDS) -> dict[str, Any]:
    """Every side in turn, round by round."""
    lake, table = made(millions)
    plain = handed_over(table, table.parent / "plain")
    chosen = units()[: rounds * MANY]
    took: dict[tuple[str, str], list[float]] = {}
    servers: dict[str, int] = {}
    loads = [machine.load()]
    with ExitStack() as stack:

        def serve(name: str, script: str, **environment: str) -> str:
            port = PORT + len(servers)
            address = f"http://127.0.0.1:{port}"
            command = machine.streamlit(script, port)
            server = machine.served(command, f"{address}/_stcore/health", environment)
            servers[name] = stack.enter_context(server).pid
            return address

        sada = serve("sada", "./app.py", SADA_DATA=str(lake))
        asyncio.run(readers.sent(sada, {"lang": "en"}))
        quiet(servers["sada"])
        kept = table.parent / "sent.pickle"
        recorded = messages(sada, chosen)
        kept.write_bytes(pickle.dumps(recorded))
    with ExitStack() as stack:
        servers.clear()
        addresses = {
            "floor": serve("floor", str(SIDES / "floor.py")),
            "precomputed": serve(
                "precomputed", str(SIDES / "precomputed.py"), SADA_BENCH_SENT=str(kept)
            ),
            "sada": serve("sada", "./app.py", SADA_DATA=str(lake)),
            "plain": serve("plain", str(SIDES / "plain.py"), SADA_BENCH_FACTS=str(plain)),
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        pages = {}
        for name, address in addresses.items():
            pages[name] = browser.new_page(viewport={"width": 1440, "height": 900})
            pages[name].add_init_script(WATCH)
            pages[name].set_default_timeout(180_000)
            opened(pages[name], f"{address}/?lang=en")
        quiet(servers["sada"])
        peer = superset.started(stack, table, FOLDER / "superset", PORT + 10)

        def keep(side: str, what: str, act: Callable[[], Mapping[str, float]]) -> None:
            if side in pages:
                pages[side].bring_to_front()
            found = act()
            if side != "floor" and not found.get("charts", 1):
                sys.exit(f"{side}: no chart was drawn for {what}")
            took.setdefault((side, what), []).append(found["took"])

        for turn in range(rounds):
            several = chosen[turn * MANY : (turn + 1) * MANY]
            for name in several:
                keep("floor", "unit", partial(tick, pages["floor"], name))
                for side in ("precomputed", "sada"):
                    keep(side, "unit", partial(choose, pages[side], "Unit", name))
            keep("plain", "unit", partial(choose, pages["plain"], "Unit", several[0]))
            label, name = PERIODS[turn]
            keep("sada", "period", partial(choose, pages["sada"], label, name))
            if peer:
                keep("superset", "unit", partial(peer.asked, several[0], force=True))
                keep("superset", "remembered", partial(peer.asked, several[0], force=False))
            loads.append(machine.load())
            print(f"round {turn + 1}: {took}", file=sys.stderr)
        held = {name: round(machine.memory(pid)) for name, pid in servers.items()}
        browser.close()
    rows = [
        {"side": side, "change": what, "MiB": held.get(side), **spread(times)}
        for (side, what), times in took.items()
    ]
    return {
        "command": f"python -m bench.browser {millions:g} {rounds}",
        **machine.described("streamlit", "altair", "pandas", "playwright"),
        "load": [min(loads), max(loads)],
        "millions": millions,
        "rounds": rounds,
        "rows": rows,
        "superset": peer.version
        if peer
        else "not installed: name its environment in SUPERSET_VENV",
    }


def spread(times: Sequence[float]) -> dict[str, float]:
    """The least, the median and the 95th percentile of some times, and how many there are."""
    return {
        "least ms": round(min(times)),
        "median ms": round(median(times)),
        "p95 ms": round(_percentile(times)),
        "times": len(times),
    }


def _percentile(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def main() -> None:
    """Measure, print and keep."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    found = measure(millions, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
    for row in found["rows"]:
        print(json.dumps(row))
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
