"""What an analyst should know of rows that were taken in: what was passed over, what looks odd.

A format's SQL may give `_doubts`, a list for each row of what looks odd about it, by the names in
DOUBTS; each is said once, with the lines it is about.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pyarrow as pa

from dashboard.recognition import Block, Export, normal
from dashboard.warehouse import Cursor
from dashboard.wording import Sentence, Value

SHOWN = 8
"""How many lines one remark names."""

ENOUGH = 50_000
"""In how many dates a habit is looked for: a century of days has fewer."""

DOUBTS = {
    "twice": "note.doubt_twice",
    "future": "note.doubt_future",
    "more_engaged_than_reached": "note.doubt_more_engaged_than_reached",
    "hidden_marks": "note.doubt_hidden_marks",
    "total": "note.doubt_total",
    "bare_number": "note.doubt_bare_number",
    "reshaped": "note.doubt_reshaped",
    "lost_letters": "note.doubt_lost_letters",
    "long_ago": "note.doubt_long_ago",
    "no_channel": "note.doubt_no_channel",
    "no_unit": "note.doubt_no_unit",
    "unknown_channel": "note.doubt_unknown_channel",
    "twin_units": "note.doubt_twin_units",
    "disguised": "note.doubt_disguised",
    "zeros_in_front": "note.doubt_zeros_in_front",
}

AROUND = re.compile(r"getvariable\('(preamble|top|title)'\)")
TORN = re.compile(r"^[^,\n]*[;\t|].*$", re.MULTILINE)
"""A line above the table whose first two cells are not told apart as those of the table are."""

DAY_FIRST = re.compile(r"""written_(?:day\("([^"]+)"|time\("([^"]+)", 'day')""")
SHORT_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-](?:[0-9]{2}){1,2}\b")
SHORT_YEAR = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}(?![0-9])")
YEAR_FIRST = re.compile(r"[0-9]{4}[./-]")
DAY_SECOND = re.compile(r"[0-9]{4}[./-](?:1[3-9]|[23][0-9])[./-](?:0?[1-9]|1[0-2])(?![0-9])")
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def on_the_way(block: Block) -> list[Sentence]:
    """What had to be passed over or assumed to read a table."""
    return [*_above(block), *_twins(block), *_short(block)]


def _above(block: Block) -> list[Sentence]:
    """Lines above the header that nothing is made of."""
    export = block.export
    if export.titles or export.title_like or AROUND.search(export.sql):
        torn = TORN.search(block.preamble)
        text = torn[0] if torn else next((",".join(row) for row in _torn_facts(block)), "")
        return [Sentence("note.above_torn", {"text": text[:80]})] if text else []
    if block.header_line == 1 or not block.preamble.strip(", \n"):
        return []
    return [Sentence("note.above", {"count": block.header_line - 1})]


def _torn_facts(block: Block) -> Iterator[list[str]]:
    """Lines above that are not two cells, a name and what it says, where most of them are."""
    at = block.grid.lines.index(block.header_line)
    above = block.grid.rows[max(0, at - 1 - block.preamble.count("\n")) : at]
    filled = [sum(1 for cell in row if cell.strip()) for row in above]
    if filled.count(2) * 2 <= sum(map(bool, filled)):
        return
    for number, (count, row) in enumerate(zip(filled, above, strict=True)):
        is_title = count == 1 and (not number or not filled[number - 1])
        if count not in (0, 2) and not is_title:
            yield row


def _twins(block: Block) -> list[Sentence]:
    """Columns of one name, where each is taken, or where they differ and only one counts."""
    if "wide" not in block.export.rows:
        differing = list(dict.fromkeys(block.twice)) if block.export.of_two != "neither" else []
        return [Sentence("note.twin_names", {"columns": differing[:12]})] if differing else []
    at = block.grid.lines.index(block.header_line)
    counted = Counter(normal(cell) for cell in block.grid.rows[at] if cell.strip())
    names = [cell.strip() for cell in block.grid.rows[at] if counted[normal(cell)] > 1]
    twice = list(dict.fromkeys(names))
    return [Sentence("note.twin_names", {"columns": twice[:12]})] if twice else []


def _short(block: Block) -> list[Sentence]:
    """Rows with fewer cells than the header, where the format has such rows."""
    if "ragged" not in block.export.rows:
        return []
    rows = zip(block.lines, block.rows, strict=True)
    lines = [
        f"{line} ({len(row)})"
        for line, row in rows
        if len(row) < block.width and any(map(str.strip, row))
    ]
    shown = ", ".join(lines[:SHOWN]) + (" …" if len(lines) > SHOWN else "")
    return [Sentence("note.short_rows", {"count": len(lines), "lines": shown})] if lines else []


def on_dates(export: Export, seen: Mapping[str, pa.Array]) -> list[Sentence]:
    """Which habit dates such as 3/4/2024 were read by, where no cell shows it.

    Args:
        export: The format.
        seen: What stands in its columns that hold dates, each once.
    """
    columns = {first or second for first, second in DAY_FIRST.findall(export.sql)} & set(seen)
    dates = {
        cell.strip().translate(LATIN)
        for column in columns
        for cell in seen[column].slice(0, ENOUGH).to_pylist()
    }
    is_stated = bool(export.mapped.settings.get("date_order"))
    return list(_of_dates(dates, is_stated=is_stated))


def _of_dates(dates: set[str], *, is_stated: bool) -> Iterator[Sentence]:
    matches = filter(None, map(SHORT_DATE.match, dates))
    found = [(int(match[1]), int(match[2])) for match in matches]
    is_day_first = any(first > 12 >= second for first, second in found)
    is_month_first = any(second > 12 >= first for first, second in found)
    open_to_both = any(first != second for first, second in found)
    if is_day_first and is_month_first:
        yield Sentence("note.dates_contradict")
    elif open_to_both and not (is_day_first or is_month_first or is_stated):
        yield Sentence("note.day_first")
    if found and any(map(YEAR_FIRST.match, dates)):
        yield Sentence("note.dates_mixed")
    if any(map(DAY_SECOND.match, dates)):
        yield Sentence("note.dates_day_second")
    if any(map(SHORT_YEAR.match, dates)):
        yield Sentence("note.short_years")


def doubts(cursor: Cursor) -> list[Sentence]:
    """What looks odd about rows that are taken in all the same.

    Args:
        cursor: One with the tables `mapped`, which has `_doubts`, and `rejected`.
    """
    found = cursor.execute(
        "select doubt, count(*), string_agg(_row, ', ' order by _row) filter (place <= $shown)"
        " from (select _row, doubt, row_number() over (partition by doubt order by _row) as place"
        " from (select _row, unnest(_doubts) as doubt from mapped"
        " where _row not in (from rejected)) where doubt is not null)"
        " group by doubt order by doubt",
        {"shown": SHOWN},
    ).fetchall()
    remarks = []
    for doubt, count, lines in found:
        where: dict[str, Value] = {"count": count, "lines": lines}
        remarks.append(Sentence(DOUBTS[doubt], where))
    return remarks
