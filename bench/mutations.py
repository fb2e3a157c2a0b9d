"""Files changed at random, with a seed, in ways of which each is known to matter or not."""

import csv
import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Table = list[list[str]]


@dataclass(frozen=True)
class Mutation:
    """A file that was changed.

    Attributes:
        kind: How.
        content: Its bytes.
        lost: Whether rows were taken away or given twice on purpose, which no reader can see.
    """

    kind: str
    content: bytes
    lost: bool = False


def written(
    table: Table, delimiter: str = ",", *, all_quoted: bool = False, line_end: str = "\n"
) -> str:
    """A table as text."""
    text = io.StringIO()
    if all_quoted or line_end != "\n":
        # A writer does not quote a line end within a cell that is not its own.
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=line_end)
    else:
        writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows(table)
    return text.getvalue()


def _changed_row(table: Table, draw: random.Random, change: Callable[[str], str]) -> str:
    """The text of a table in which one row below the header is changed."""
    lines = [written([row]) for row in table]
    at = draw.randrange(1, len(lines))
    lines[at] = change(lines[at])
    return "".join(lines)


def _shuffled(table: Table, draw: random.Random) -> Table:
    width = max(map(len, table))
    order = draw.sample(range(width), width)
    return [[row[at] if at < len(row) else "" for at in order] for row in table]


def _twice(table: Table, draw: random.Random) -> Table:
    at = draw.randrange(len(table[0]))
    return [[*row, row[at] if at < len(row) else ""] for row in table]


def _inserted(text: str, draw: random.Random, sign: str) -> str:
    at = draw.choice(_outside(text)[:-1] or [0])
    return text[:at] + sign + text[at:]


def _outside(text: str) -> list[int]:
    """The places in a text that no quotation marks enclose: within them, each sign may stand."""
    spans = (match.span() for match in re.finditer(r'"(?:[^"]|"")*"', text))
    enclosed = {at for start, end in spans for at in range(start + 1, end)}
    return [at for at in range(len(text)) if at not in enclosed]


def _without_one(text: str, draw: random.Random, sign: str) -> str:
    places = [at for at in _outside(text) if text[at] == sign]
    if not places:
        return text
    at = draw.choice(places)
    return text[:at] + text[at + 1 :]


def _other_figure(table: Table, draw: random.Random) -> Table:
    """One figure written in a way that is none, or is another's."""
    places = [
        (row, column)
        for row in range(1, len(table))
        for column, cell in enumerate(table[row])
        if cell.isdigit() and len(cell) < 12
    ]
    if not places:
        return table
    row, column = draw.choice(places)
    figure = table[row][column]
    forms = (f"{figure}.5", f"{figure}K", f"{figure}e3", f"({figure})", f"{figure},5", f"{figure}%")
    changed = [list(cells) for cells in table]
    changed[row][column] = draw.choice((*forms, "#REF!", "=1+1", f"0x{figure}"))
    return changed


def _flipped(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 0x80]) + content[at + 1 :]


def _cut(content: bytes, draw: random.Random) -> bytes:
    least = content.find(b"\n") + 2
    return content[: draw.randrange(min(least, len(content) - 1), len(content))].rstrip(b"\n")


def _encoded(text: str, draw: random.Random) -> bytes:
    encodings = ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
    for page in ("cp1256", "cp1252"):
        try:
            text.encode(page)
        except UnicodeEncodeError:
            continue
        encodings.append(page)
    return text.encode(draw.choice(encodings))


def _dropped(table: Table, draw: random.Random) -> Table:
    at = draw.randrange(1, len(table))
    return table[:at] + table[at + 1 :]


def _repeated(table: Table, draw: random.Random) -> Table:
    at = draw.randrange(1, len(table))
    return [*table[: at + 1], table[at], *table[at + 1 :]]


def mutated(table: Table, draw: random.Random, *, has_figures: bool) -> Mutation:
    """One file made of a table, changed in one way that is drawn.

    Args:
        table: The table.
        draw: What draws.
        has_figures: Whether whatever is a number in it is a figure, and no name or id.
    """
    text = written(table)
    plain = text.encode()
    choices: dict[str, Callable[[], bytes]] = {
        "byte flipped": lambda: _flipped(plain, draw),
        "cut off": lambda: _cut(plain, draw),
        "another delimiter": lambda: written(table, draw.choice(";\t|")).encode(),
        "another delimiter in one row": lambda: _changed_row(
            table, draw, lambda row: written(list(csv.reader([row])), draw.choice(";\t|"))
        ).encode(),
        "a delimiter too many": lambda: _changed_row(
            table, draw, lambda row: _inserted(row, draw, ",")
        ).encode(),
        "a delimiter lost": lambda: _changed_row(
            table, draw, lambda row: _without_one(row, draw, ",")
        ).encode(),
        "a quotation mark too many": lambda: _changed_row(
            table, draw, lambda row: _inserted(row, draw, '"')
        ).encode(),
        "a quotation mark lost": lambda: _changed_row(
            table, draw, lambda row: _without_one(row, draw, '"')
        ).encode(),
        "two quotation marks too many": lambda: _inserted(
            _inserted(text, draw, '"'), draw, '"'
        ).encode(),
        "columns in another order": lambda: written(_shuffled(table, draw)).encode(),
        "a column twice": lambda: written(_twice(table, draw)).encode(),
        "another encoding": lambda: _encoded(text, draw),
        "a figure written otherwise": lambda: written(_other_figure(table, draw)).encode(),
        "all quoted": lambda: written(table, all_quoted=True).encode(),
        "other line ends": lambda: written(table, line_end=draw.choice(("\r", "\r\n"))).encode(),
        "a zero byte": lambda: _inserted(text, draw, "\0").encode(),
        "blank lines": lambda: written(table, line_end="\n\n").encode(),
        "a line joined to the next": lambda: _without_one(text.rstrip("\n"), draw, "\n").encode(),
        "a row lost": lambda: written(_dropped(table, draw)).encode(),
        "a row twice": lambda: written(_repeated(table, draw)).encode(),
    }
    if len(set(map(len, table))) > 1:
        # Of several tables in one file, columns are not the same all the way down.
        del choices["columns in another order"], choices["a column twice"]
    if any(len({*row}) < len(row) for row in table[:1]):
        # Of two columns with one name, the order says which one counts.
        choices.pop("columns in another order", None)
    if not has_figures:
        del choices["a figure written otherwise"]
    kind = draw.choice(sorted(choices))
    return Mutation(kind, choices[kind](), lost=kind in ("a row lost", "a row twice"))
