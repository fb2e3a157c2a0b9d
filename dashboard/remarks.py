"""What an analyst should know of rows that were taken in: what was passed over, what looks odd.

A format's SQL may give `_doubts`, a list for each row of what looks odd about it, by the names in
DOUBTS; each is said once, with the lines it is about.
"""

import re

from dashboard.recognition import Block
from dashboard.warehouse import Cursor
from dashboard.wording import Sentence, Value

SHOWN = 8
"""How many lines one remark names."""

ENOUGH = 5_000
"""In how many rows a habit is looked for."""

DOUBTS = {
    "twice": "note.doubt_twice",
    "future": "note.doubt_future",
    "more_engaged_than_reached": "note.doubt_more_engaged_than_reached",
    "hidden_marks": "note.doubt_hidden_marks",
}

AROUND = re.compile(r"getvariable\('(preamble|top|title)'\)")
TORN = re.compile(r"^[^,\n]*[;\t|].*$", re.MULTILINE)
"""A line above the table whose first two cells are not told apart as those of the table are."""

DAY_FIRST = re.compile(r"""written_(?:day\("([^"]+)"|time\("([^"]+)", 'day')""")
SHORT_DATE = re.compile(r"\s*([0-9]{1,2})[./-]([0-9]{1,2})[./-](?:[0-9]{2}){1,2}\b")


def on_the_way(block: Block) -> list[Sentence]:
    """What had to be passed over or assumed to read a table."""
    return [*_above(block), *_dates(block)]


def _above(block: Block) -> list[Sentence]:
    """Lines above the header that nothing is made of."""
    export = block.export
    if export.titles or export.title_like or AROUND.search(export.sql):
        torn = TORN.search(block.preamble)
        return [Sentence("note.above_torn", {"text": torn[0][:80]})] if torn else []
    if block.header_line == 1 or not block.preamble.strip(", \n"):
        return []
    return [Sentence("note.above", {"count": block.header_line - 1})]


def _dates(block: Block) -> list[Sentence]:
    """Which habit dates such as 3/4/2024 were read by, where no cell shows it."""
    columns = {first or second for first, second in DAY_FIRST.findall(block.export.sql)}
    positions = [block.header[column][0] for column in columns if column in block.header]
    found = [
        (int(match[1]), int(match[2]))
        for row in block.rows[:ENOUGH]
        for position in positions
        if position < len(row) and (match := SHORT_DATE.match(row[position]))
    ]
    is_day_first = any(first > 12 >= second for first, second in found)
    is_month_first = any(second > 12 >= first for first, second in found)
    if is_day_first and is_month_first:
        return [Sentence("note.dates_contradict")]
    open_to_both = any(first != second for first, second in found)
    return (
        [Sentence("note.day_first")]
        if open_to_both and not (is_day_first or is_month_first)
        else []
    )


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
