"""What bench.taking_in measured, as a table; and its section of docs/performance.md."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BEGINS, ENDS = "<!-- taking in: written by bench.taking_in -->", "<!-- end of taking in -->"

HEADINGS = (
    *("File", "Rows", "What", "Sada, CPU s", "bare, CPU s", "ratio"),
    *("Sada, s", "bare, s", "child, peak MB", "server, peak MB more"),
)


def table(measured: Mapping[str, Any]) -> str:
    """The figures as a Markdown table."""
    rows = [HEADINGS, *map(_cells, measured["lines"])]
    wide = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
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


def write(measured: Mapping[str, Any]) -> None:
    """Put the table into its place in docs/performance.md."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    versions = ", ".join(f"{name} {number}" for name, number in measured["versions"].items())
    first, last = measured["load before"], measured["load after"]
    where = (
        f"`{measured['command']}`: {measured['machine']}, {versions}; medians of"
        f" {measured['rounds']} round(s), both sides in turn, the 1 GB files once; load of the"
        f" machine {first:.1f} before and {last:.1f} after."
    )
    filled = f"{BEGINS}\n{where}\n\n{table(measured)}\n{ENDS}"
    PAGE.write_text(f"{before}{filled}{after}", encoding="utf-8")
