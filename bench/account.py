"""`python -m bench.account`: docs/performance.md from what was measured, in bench/results."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
RESULTS = Path(__file__).parent / "results"

HEADINGS = (
    *("File", "Rows", "What", "Sada, CPU s", "bare, CPU s", "ratio"),
    *("Sada, s", "bare, s", "child, peak MB", "server, peak MB more"),
)


def table(measured: Mapping[str, Any]) -> str:
    """What taking in costs, as a Markdown table."""
    return _drawn([HEADINGS, *map(_cells, measured["lines"])])


def _drawn(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first as its head."""
    wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in wide) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _cells(line: Mapping[str, Any]) -> tuple[str, ...]:
    def figure(key: str, shape: str) -> str:
        return format(line[key], shape) if key in line else ""

    seconds = (figure(key, ".2f") for key in ("cpu", "bare cpu", "ratio", "wall", "bare wall"))
    memory = (figure(key, ",.0f") for key in ("child MB", "server MB"))
    return (line["file"], f"{line['rows']:,}", line["act"], *seconds, *memory)


def taking_in(measured: Mapping[str, Any]) -> str:
    """The section on taking in."""
    first, last = measured["load before"], measured["load after"]
    where = (
        f"`{measured['command']}`: {_machine(measured)}; medians of"
        f" {measured['rounds']} round(s), both sides in turn, the 1 GB files once; load of the"
        f" machine {first:.1f} before and {last:.1f} after."
    )
    return f"{where}\n\n{table(measured)}"


STEPS = {
    "start": "starting the child: Python, PyArrow, DuckDB, macros and formats",
    "reading and typing": "reading the file into typed columns, every cell checked",
    "handing over": "checking what the child hands over",
    "original": "hashing the file and keeping it",
    "comparing": "keys that stand twice or are held",
    "writing": "writing the rows, encrypted, and waiting for the disk",
    "rollups": "building the rollups and writing them",
    "the rest": "accounts, catalogue, history, seal",
    "all": "**all of it**",
}
"""What each step of a take-in is called, in their order."""

FLOORS = {"reading and typing": "rows", "writing": "writing", "rollups": "rollups"}
"""The steps that have a floor, by whose name it stands in the results."""


def steps(measured: Mapping[str, Any]) -> str:
    """The section on the steps of a take-in."""
    lines = measured["lines"]
    names = [name for line in lines for name in (line["file"], "floor")]
    rows: list[tuple[str, ...]] = [("CPU seconds", *names)]
    for step, said in STEPS.items():
        cells = (
            (f"{line['steps'][step]:.2f}", _floor(line["floors"], FLOORS.get(step, "")))
            for line in lines
        )
        rows.append((said, *(cell for pair in cells for cell in pair)))
    where = (
        f"`python -m bench.steps`: {_machine(measured)}; {lines[0]['rows']:,} rows of each file"
        f" into an empty lake, the least of {measured['rounds']} rounds; load of the machine"
        f" {measured['load before']:.1f} before and {measured['load after']:.1f} after."
    )
    return f"{where}\n\n{_drawn(rows)}"


def _floor(floors: Mapping[str, float], name: str) -> str:
    return f"{floors[name]:.2f}" if name else ""


PAGES = (
    *("Facts", "Filter", "Sada, CPU ms", "least", "DuckDB, CPU ms", "least", "ratio", "growth"),
    *("next reader, CPU ms", "Sada, ms", "DuckDB, ms", "floor, ms", "opening, CPU ms"),
    *("peak MiB", "load"),
)


def pages(measured: Mapping[str, Any]) -> str:
    """The section on the data of a page."""
    rows = []
    for row in measured["rows"]:
        sada, duckdb = row["sada"], row["duckdb"]
        times = (sada["median cpu"], sada["min cpu"], duckdb["median cpu"], duckdb["min cpu"])
        walls = (sada["median wall"], duckdb["median wall"])
        rows.append(
            (
                f"{row['millions']:g} M",
                row["filter"],
                *(f"{one:,.0f}" for one in times),
                f"{row['ratio']:.3f}",
                f"{row['growth']:.2f}" if "growth" in row else "",
                f"{row['again']['median cpu']:,.1f}",
                *(f"{one:,.0f}" for one in walls),
                f"{row['floor ms']:,.0f}" if "floor ms" in row else "",
                f"{row['opening']['cpu']:,}",
                f"{row['opening']['peak MiB']:,}",
                f"{row['load']:.1f}",
            )
        )
    where = (
        f"`python -m bench.pages`: {_machine(measured)}; medians and least of"
        f" {measured['rounds']} rounds, both sides in turn."
    )
    return f"{where}\n\n{_drawn([PAGES, *rows])}"


SIDES = {
    ("floor", "unit"): "Streamlit's least: one radio and a text",
    ("precomputed", "unit"): "the overview, all answers there already",
    ("sada", "unit"): "Sada's overview, a unit nobody looked at before",
    ("sada", "period"): "Sada's overview, a stretch of time nobody asked for before",
    ("plain", "unit"): "plain pandas page, facts in memory",
    ("superset", "unit"): "Superset's chart-data calls, nothing remembered",
    ("superset", "remembered"): "Superset's chart-data calls, all remembered",
}
"""What stands beside each other in the browser, in words."""


def browser(measured: Mapping[str, Any]) -> str:
    """The section on what a reader waits for."""
    found = {(row["side"], row["change"]): row for row in measured["rows"]}
    usual = found["sada", "unit"]["median ms"]
    rows: list[tuple[str, ...]] = [
        ("Side", "median ms", "p95 ms", "least ms", "times", "of Sada's", "server, MiB")
    ]
    for side, words in SIDES.items():
        row = found.get(side)
        if row:
            times = (f"{row[name]:,}" for name in ("median ms", "p95 ms", "least ms", "times"))
            held = f"{row['MiB']:,}" if row["MiB"] else ""
            rows.append((words, *times, f"{row['median ms'] / usual:.2f}", held))
    least, most = measured["load"]
    where = (
        f"`{measured['command']}`: {_machine(measured)}; all sides in turn in each of"
        f" {measured['rounds']} rounds; load {least} to {most}; Superset: {measured['superset']}."
    )
    return f"{where}\n\n{_drawn(rows)}"


SCOPES = {
    "shared": "the same three stretches of time",
    "distinct": "another unit, channel and period each",
}


def readers(measured: Mapping[str, Any]) -> str:
    """The section on how many readers a server holds."""
    rows: list[tuple[str, ...]] = [
        ("Readers look at", "processes", "held", "p95 ms", "next tried", "MiB", "MiB a reader")
    ]
    for row in measured["rows"]:
        tries = {one["readers"]: one for one in row["tries"]}
        held = tries.get(row["held"], {})
        beyond = min((number for number in tries if number > row["held"]), default=None)
        told = f"{beyond}: {tries[beyond]['p95 ms']:,}" if beyond else ""
        cells = (row["held"], held.get("p95 ms", ""), told, row["MiB"], row["MiB a reader"])
        rows.append((SCOPES[row["scopes"]], str(row["processes"]), *map(str, cells)))
    where = (
        f"`{measured['command']}`: {_machine(measured)}; a change every"
        f" {measured['every s']:g} s; clients on the same machine; load {measured['load']}."
    )
    return f"{where}\n\n{_drawn(rows)}"


def cold(measured: Mapping[str, Any]) -> str:
    """The section on the first page of a server."""
    head = list(measured["median"])
    rows = [["Server", *head]]
    for turn, one in enumerate(measured["rounds"], start=1):
        rows.append([str(turn), *(f"{one[name]:,}" for name in head)])
    rows.append(["median", *(f"{measured['median'][name]:,}" for name in head)])
    return f"`{measured['command']}`: {_machine(measured)}.\n\n{_drawn(rows)}"


def reruns(measured: Mapping[str, Any]) -> str:
    """The section on warm reruns."""
    names = ("rerun CPU", "rerun", "other unit CPU", "other unit", "first CPU", "load")
    rows = [["Page", "language", *names]]
    for row in measured["rows"]:
        cells = (f"{row[name]:,.0f}" for name in names[:-1])
        rows.append([row["page"], row["language"], *cells, str(row["load"])])
    where = (
        f"`{measured['command']}`: {_machine(measured)}; medians of {measured['rounds']} reruns,"
        f" in ms. Streamlit's least page: {measured['floor CPU']} ms of CPU."
    )
    return f"{where}\n\n{_drawn(rows)}"


def upkeep(measured: Mapping[str, Any]) -> str:
    """The section on what new rows cost the rollups."""
    names = ("CPU s", "least CPU s", "s", "peak MiB", "load")
    rows = [["Facts", *names]]
    for row in measured["rows"]:
        cells = (f"{row[name]:,}" for name in names)
        rows.append([f"{row['millions']:g} M", *cells])
    where = (
        f"`{measured['command']}`: {_machine(measured)}; medians of {measured['rounds']} rounds."
    )
    return f"{where}\n\n{_drawn(rows)}"


def _machine(measured: Mapping[str, Any]) -> str:
    versions = (f"{name} {number}" for name, number in measured["versions"].items())
    return ", ".join([measured["machine"], *versions])


SECTIONS = {
    "taking_in": taking_in,
    "steps": steps,
    "pages": pages,
    "browser": browser,
    "readers": readers,
    "cold": cold,
    "reruns": reruns,
    "upkeep": upkeep,
}
"""The sections of docs/performance.md that are made from the results of the same name."""


def written(text: str) -> str:
    """docs/performance.md with every section made anew of which there are results."""
    for name, section in SECTIONS.items():
        result = RESULTS / f"{name}.json"
        if not result.exists():
            continue
        measured = json.loads(result.read_text(encoding="utf-8"))
        begins, ends = f"<!-- {name}: written by bench.account -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(begins)
        _, _, after = rest.partition(ends)
        text = f"{before}{begins}\n{section(measured)}\n{ends}{after}"
    return text


def write() -> None:
    """Write docs/performance.md anew."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
